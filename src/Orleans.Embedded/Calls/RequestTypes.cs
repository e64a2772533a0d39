using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>The emitted request class of each shape.</summary>
internal static class RequestTypes
{
    private static readonly ConditionalWeakTable<RequestShape, Type> Types = [];

    public static void Register(RequestShape shape, Type type) => Types.Add(shape, type);

    public static Type? Of(RequestShape shape) => Types.TryGetValue(shape, out var type) ? type : null;
}
