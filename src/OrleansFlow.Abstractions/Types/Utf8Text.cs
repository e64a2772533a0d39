using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace OrleansFlow.Types;

/// <summary>
/// A text as its bytes in UTF-8, valid or not, equal to another by its bytes: a record, a member of one or a key, that needs no
/// <see cref="string"/>. The bytes never change.
/// </summary>
/// <remarks>
/// As a key it has the hash and the bytes of a <see cref="string"/> of the same text, and so the same subtask.
/// A text may be a part of a larger block of bytes, which it keeps in memory. What is kept for long, as in state, is detached from it
/// first (<see cref="Detach"/>).
/// </remarks>
public readonly struct Utf8Text : IEquatable<Utf8Text>, IComparable<Utf8Text>
{
    private readonly byte[]? _block;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Creates a text.</summary>
    /// <param name="bytes">The bytes; they must not change afterwards.</param>
    public Utf8Text(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        if (!MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment))
        {
            segment = bytes.ToArray();
        }

        _block = segment.Array;
        _start = segment.Offset;
        _length = segment.Count;
    }

    /// <summary>The text without bytes; the default too.</summary>
    public static Utf8Text Empty => default;

    /// <summary>Number of bytes.</summary>
    public int Length => _length;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => new(_block, _start, _length);

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory => new(_block, _start, _length);

    /// <summary>Whether two texts have the same bytes.</summary>
    /// <param name="left">A text.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Utf8Text left, Utf8Text right) => left.Equals(right);

    /// <summary>Whether two texts differ.</summary>
    /// <param name="left">A text.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Utf8Text left, Utf8Text right) => !left.Equals(right);

    /// <summary>The text of a string; a lone surrogate becomes U+FFFD.</summary>
    /// <param name="text">The string.</param>
    public static Utf8Text Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A part of the text, of the same block of bytes.</summary>
    /// <param name="start">Its first byte.</param>
    /// <param name="length">Its number of bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public Utf8Text Slice(int start, int length) => new(Memory.Slice(start, length));

    /// <summary>The same text with bytes of its own.</summary>
    public Utf8Text Detach() => _block is null || _block.Length == _length ? this : new(Span.ToArray());

    /// <inheritdoc />
    public bool Equals(Utf8Text other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc />
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Utf8Text other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Murmur3.Hash(Span);

    /// <summary>Compares by bytes, which is the order of the Unicode scalars.</summary>
    /// <param name="other">The other text.</param>
    public int CompareTo(Utf8Text other) => Span.SequenceCompareTo(other.Span);

    /// <summary>The text as a string; what is no valid UTF-8 becomes U+FFFD.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Span);
}
