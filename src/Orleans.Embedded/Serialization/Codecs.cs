using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The codecs of all types of this process; made once per type.</summary>
internal static class Codecs
{
    private static readonly ConcurrentDictionary<Type, Codec?> All = new();
    private static readonly ConcurrentDictionary<Type, bool> Shallow = new();

    /// <summary>The codec of a type.</summary>
    /// <exception cref="CodecNotFoundException">The type cannot be serialized.</exception>
    public static Codec Get(Type type) => TryGet(type) ?? throw NotFound(type);

    public static Codec? TryGet(Type type) => All.TryGetValue(type, out var codec) ? codec : All.GetOrAdd(type, Create);

    public static CodecNotFoundException NotFound(Type type) =>
        new($"Could not find a codec for type {type}; hint: put [GenerateSerializer] on the type and [Id(n)] on its members.");

    /// <summary>The type that is written for an object; references are written as their interface.</summary>
    public static Type WireTypeOf(Type type, object value) => value switch
    {
        GrainReference or IGrainBase => typeof(GrainReference),
        Type => typeof(Type),
        Exception => typeof(Exception),
        System.Net.IPAddress => typeof(System.Net.IPAddress),
        RequestBase => typeof(RequestBase),
        _ => type,
    };

    /// <summary>Whether values in places of the type are never copied.</summary>
    public static bool IsShallow(Type type) => Shallow.GetOrAdd(type, static type =>
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || typeof(Delegate).IsAssignableFrom(type))
        {
            return true;
        }

        if (PrimitiveCodecs.IsImmutable(type))
        {
            return true;
        }

        if (type.IsDefined(typeof(ImmutableAttribute), false) && (type.IsSealed || type.IsValueType))
        {
            return true;
        }

        if (type.IsGenericType && type.IsValueType && !type.IsGenericTypeDefinition)
        {
            var definition = type.GetGenericTypeDefinition();
            var wraps = definition == typeof(Nullable<>) || definition == typeof(KeyValuePair<,>) || definition.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
                || definition == typeof(System.Collections.Immutable.ImmutableArray<>);
            return wraps && type.GetGenericArguments().All(IsShallow);
        }

        return false;
    });

    private static Codec? Create(Type type)
    {
        if (type.IsByRef || type.IsPointer || type.IsGenericTypeDefinition)
        {
            return null;
        }

        return PrimitiveCodecs.TryCreate(type)
            ?? SpecialCodecs.TryCreate(type)
            ?? CollectionCodecs.TryCreate(type)
            ?? SurrogateCodecs.TryCreate(type)
            ?? Streams.StreamCodecs.TryCreate(type)
            ?? ObjectCodecs.TryCreate(type);
    }

    internal static Codec Make(Type openCodec, params Type[] arguments) =>
        (Codec)Activator.CreateInstance(openCodec.MakeGenericType(arguments), nonPublic: true)!;

    internal static Codec Make(Type openCodec, Type[] arguments, params object?[] constructorArguments) =>
        (Codec)Activator.CreateInstance(openCodec.MakeGenericType(arguments), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, constructorArguments, null)!;
}
