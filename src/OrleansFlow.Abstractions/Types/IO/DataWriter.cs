using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <summary>Writes values into contiguous pooled memory that grows as needed. Numbers are little endian.</summary>
/// <remarks>
/// Pass it by reference; dispose it, or take its buffer with <see cref="Detach"/>. Flink: <c>DataOutputView</c>.
/// </remarks>
public ref partial struct DataWriter : IDisposable
{
    private const int SmallestBuffer = 256;

    private Span<byte> _span;
    private byte[]? _rented;
    private int _position;

    /// <summary>Creates a writer with pooled memory.</summary>
    /// <param name="capacity">The bytes to begin with, at least 1.</param>
    public DataWriter(int capacity)
    {
        _rented = ArrayPool<byte>.Shared.Rent(capacity);
        _span = _rented;
    }

    /// <summary>Creates a writer that begins with the caller's memory, such as a span on the stack, and goes on with pooled memory.</summary>
    /// <param name="initial">The memory to begin with; stays the caller's.</param>
    public DataWriter(Span<byte> initial) => _span = initial;

    /// <summary>The bytes written so far.</summary>
    public readonly int Position => _position;

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _span[.._position];

    /// <summary>How deep the value being written is nested; counted by serializers of recursive types.</summary>
    internal int Depth { get; set; }

    /// <summary>What was written from a position on, to fill in what was not known before.</summary>
    /// <param name="position">A position already written.</param>
    /// <returns>The bytes up to <see cref="Position"/>.</returns>
    public readonly Span<byte> WrittenFrom(int position) => _span[position.._position];

    /// <summary>Forgets what was written from a position on, such as a value that failed half-way.</summary>
    /// <param name="position">0 to <see cref="Position"/>.</param>
    public void Truncate(int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)position, (uint)_position, nameof(position));
        _position = position;
        Depth = 0;
    }

    /// <summary>Memory behind the position, to be filled and then counted by <see cref="Advance"/>.</summary>
    /// <param name="length">The bytes needed.</param>
    /// <returns>At least <paramref name="length"/> bytes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> GetSpan(int length)
    {
        if ((uint)length > (uint)(_span.Length - _position))
        {
            Grow(length);
        }

        return _span[_position..];
    }

    /// <summary>Counts bytes that were filled into <see cref="GetSpan"/>.</summary>
    /// <param name="length">At most the length of that span.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(_span.Length - _position), nameof(length));
        _position += length;
    }

    /// <summary>Hands over the pooled buffer; the writer is empty afterwards.</summary>
    /// <param name="length">The bytes written.</param>
    /// <returns>A buffer of <see cref="ArrayPool{T}.Shared"/>, to be returned there by the new owner.</returns>
    public byte[] Detach(out int length)
    {
        if (_rented is null)
        {
            Grow(Math.Max(1, _span.Length - _position + 1));
        }

        byte[] buffer = _rented!;
        length = _position;
        this = default;
        return buffer;
    }

    /// <summary>A copy of what was written.</summary>
    /// <returns>A new array.</returns>
    public readonly byte[] ToArray() => Written.ToArray();

    /// <summary>Returns the pooled memory.</summary>
    public void Dispose()
    {
        byte[]? rented = _rented;
        this = default;
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The next <paramref name="length"/> bytes, counted as written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Claim(int length)
    {
        int position = _position;
        if (length > _span.Length - position)
        {
            Grow(length);
        }

        _position = position + length;
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(_span), position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length)
    {
        long needed = (long)_position + length;
        if (length < 0 || needed > Array.MaxLength)
        {
            throw new ValueNotSerializableException(
                $"the serialized form passes {Array.MaxLength} bytes, the most that one buffer holds; split the value");
        }

        long capacity = Math.Min(Math.Max(Math.Max(needed, 2L * _span.Length), SmallestBuffer), Array.MaxLength);
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)capacity);
        Written.CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _rented = larger;
        _span = larger;
    }
}
