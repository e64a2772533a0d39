using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <summary>The bytes in memory of values that hold no references; the caller knows that they do not.</summary>
internal static class SpanBytes
{
    public static ReadOnlySpan<byte> Of<T>(ReadOnlySpan<T> values) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), checked(values.Length * Unsafe.SizeOf<T>()));

    public static Span<byte> Of<T>(Span<T> values) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), checked(values.Length * Unsafe.SizeOf<T>()));
}
