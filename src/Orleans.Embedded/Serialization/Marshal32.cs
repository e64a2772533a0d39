using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>The size of an unmanaged type in bytes.</summary>
internal static class Marshal32<T>
    where T : unmanaged
{
    public static readonly int Size = Unsafe.SizeOf<T>();
}
