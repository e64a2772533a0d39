using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>
/// The members of serialized types by their ids, under a fingerprint that stands before each object's members. A reader whose own
/// type has other members finds the writer's here: it skips those it does not know and leaves those that are missing as they are.
/// </summary>
internal static class ObjectLayouts
{
    private static readonly ConcurrentDictionary<uint, (string Key, Type Type)[]> Known = new();
    private static readonly ConcurrentDictionary<Type, Action<WireReader>> Skippers = new();

    public static uint Register((string Key, Type Type)[] layout)
    {
        var fingerprint = StableHash.ComputeHash(string.Join(';', layout.Select(member => $"{member.Key}:{TypeNames.NameOf(member.Type)}")));
        Known.TryAdd(fingerprint, layout);
        return fingerprint;
    }

    public static (string Key, Type Type)[] Find(uint fingerprint, Type wanted) =>
        Known.TryGetValue(fingerprint, out var layout)
            ? layout
            : throw new SerializerException($"an object that is to be read as {wanted} was written by a type with other members which this process does not know (layout {fingerprint:x8}), or the bytes are corrupt");

    public static void Skip(Type type, WireReader reader) => Skippers.GetOrAdd(type, static type =>
        typeof(Skipper<>).MakeGenericType(type).GetMethod(nameof(Skipper<int>.Skip))!.CreateDelegate<Action<WireReader>>())(reader);

    private static class Skipper<T>
    {
        public static void Skip(WireReader reader) => _ = Serialized<T>.Read(reader);
    }
}
