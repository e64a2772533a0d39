using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Calls of generic methods: each list of type arguments has a request class of its own, emitted at its first call.</summary>
internal static class GenericMethods
{
    private static readonly ConcurrentDictionary<Key, Lazy<Closed>> Known = new();

    /// <summary>The method with its type arguments.</summary>
    /// <param name="open">The generic method.</param>
    /// <param name="typeArguments">As many types as it has parameters.</param>
    public static RequestShape Close(RequestShape open, Type[] typeArguments) => Find(open, typeArguments).Shape;

    /// <summary>A request of copied arguments; called by emitted references.</summary>
    public static RequestBase NewRequest(RequestShape open, Type[] typeArguments, object?[] arguments)
    {
        var closed = Find(open, typeArguments);
        var request = closed.Shape.Create();
        var context = CopyContext.Rent();
        for (var i = 0; i < arguments.Length; i++)
        {
            request.SetArgument(i, closed.Copiers[i](arguments[i], context)!);
        }

        context.Return();
        return request;
    }

    private static Closed Find(RequestShape open, Type[] typeArguments) => Known.GetOrAdd(new Key(open, typeArguments), static key => new Lazy<Closed>(() => new Closed(key))).Value;

    private static object? Pass(object? value, CopyContext context) => value;

    private static object? Copy<T>(object? value, CopyContext context) => Serialized<T>.Copy((T)value!, context);

    private sealed class Closed(Key key)
    {
        public RequestShape Shape { get; } = RequestEmitter.Emit(key.Open.InterfaceType, key.Open.Method.MakeGenericMethod(key.TypeArguments), key.Open.Index);

        public Func<object?, CopyContext, object?>[] Copiers => field ??= [.. Shape.Method.GetParameters().Select(CopierOf)];

        private static Func<object?, CopyContext, object?> CopierOf(ParameterInfo parameter) => RequestShape.IsCopied(parameter)
            ? typeof(GenericMethods).GetMethod(nameof(Copy), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(parameter.ParameterType).CreateDelegate<Func<object?, CopyContext, object?>>()
            : Pass;
    }

    private readonly struct Key(RequestShape open, Type[] typeArguments) : IEquatable<Key>
    {
        public RequestShape Open => open;

        public Type[] TypeArguments => typeArguments;

        public bool Equals(Key other) => ReferenceEquals(open, other.Open) && typeArguments.AsSpan().SequenceEqual(other.TypeArguments);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(open);
            foreach (var type in typeArguments)
            {
                hash.Add(type);
            }

            return hash.ToHashCode();
        }
    }
}
