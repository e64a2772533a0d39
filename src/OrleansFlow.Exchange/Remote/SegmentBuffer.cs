using System.Buffers;

namespace OrleansFlow.Exchange;

/// <summary>
/// Pooled bytes of a segment, counted by their holders: the window that may have to send them again, each call under way, and,
/// where they are passed by reference, the receiver. Bytes whose call failed never return to the pool, since the failed message
/// may still be waiting to be written somewhere.
/// </summary>
internal sealed class SegmentBuffer(byte[] array, int length, bool isPooled)
{
    private int _holders = 1;
    private volatile bool _isPooled = isPooled;

    public int Length { get; } = length;

    public ReadOnlyMemory<byte> Memory => new(array, 0, Length);

    public ReadOnlySpan<byte> Span => new(array, 0, Length);

    public static SegmentBuffer Over(ReadOnlyMemory<byte> received) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(received, out ArraySegment<byte> bytes) && bytes.Offset == 0
            ? new SegmentBuffer(bytes.Array!, bytes.Count, isPooled: false)
            : new SegmentBuffer(received.ToArray(), received.Length, isPooled: false);

    public void Share() => Interlocked.Increment(ref _holders);

    /// <summary>Leaves the bytes to the garbage collector when the last holder lets go.</summary>
    public void KeepFromPool() => _isPooled = false;

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0 && _isPooled)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
