namespace Orleans.Embedded;

/// <summary>Which arrays are copied as bytes.</summary>
internal static class ArrayCodecs
{
    public static bool IsBlittable(Type element) => (element.IsPrimitive && element != typeof(bool) && element != typeof(nint) && element != typeof(nuint)) || element == typeof(Guid) || element == typeof(decimal);
}
