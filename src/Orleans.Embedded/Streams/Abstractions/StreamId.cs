using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Orleans.Runtime;

/// <summary>Identity of a stream within its provider: an optional namespace and a key, both text or bytes.</summary>
[Immutable]
[Serializable]
[GenerateSerializer]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>, ISpanFormattable
{
    [Id(0)]
    private readonly byte[] _fullKey;

    [Id(1)]
    private readonly ushort _keyIndex;

    [Id(2)]
    private readonly int _hash;

    private StreamId(byte[] fullKey, ushort keyIndex)
    {
        _fullKey = fullKey;
        _keyIndex = keyIndex;
        _hash = unchecked((int)StableHash.ComputeHash(fullKey));
    }

    /// <summary>Namespace and key, one after the other.</summary>
    public ReadOnlyMemory<byte> FullKey => _fullKey;

    /// <summary>The namespace; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Namespace => _fullKey.AsMemory(0, _keyIndex);

    /// <summary>The key.</summary>
    public ReadOnlyMemory<byte> Key => _fullKey.AsMemory(_keyIndex);

    /// <summary>The identity of a namespace and a key, both as bytes.</summary>
    /// <param name="ns">Namespace; empty is none.</param>
    /// <param name="key">Key; not empty.</param>
    public static StreamId Create(ReadOnlySpan<byte> ns, ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
        {
            throw new ArgumentNullException(nameof(key));
        }

        var full = new byte[ns.Length + key.Length];
        ns.CopyTo(full);
        key.CopyTo(full.AsSpan(ns.Length));
        return new StreamId(full, checked((ushort)ns.Length));
    }

    /// <summary>The identity of a namespace and a Guid.</summary>
    /// <param name="ns">Namespace; null is none.</param>
    /// <param name="key">Key.</param>
    public static StreamId Create(string ns, Guid key) => Create(ns, key.ToString("N", CultureInfo.InvariantCulture));

    /// <summary>The identity of a namespace and a number.</summary>
    /// <param name="ns">Namespace; null is none.</param>
    /// <param name="key">Key.</param>
    public static StreamId Create(string ns, long key) => Create(ns, key.ToString(CultureInfo.InvariantCulture));

    /// <summary>The identity of a namespace and a text.</summary>
    /// <param name="ns">Namespace; null is none.</param>
    /// <param name="key">Key.</param>
    public static StreamId Create(string ns, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var prefix = ns is null ? 0 : Encoding.UTF8.GetByteCount(ns);
        var full = new byte[prefix + Encoding.UTF8.GetByteCount(key)];
        if (ns is not null)
        {
            Encoding.UTF8.GetBytes(ns, full);
        }

        Encoding.UTF8.GetBytes(key, full.AsSpan(prefix));
        return new StreamId(full, checked((ushort)prefix));
    }

    /// <summary>The identity of a namespace and a Guid.</summary>
    /// <param name="streamIdentity">Both.</param>
    public static StreamId Create(Streams.IStreamIdentity streamIdentity) => Create(streamIdentity.Namespace!, streamIdentity.Guid);

    /// <summary>Reads "namespace/key"; what stands before the first slash is the namespace.</summary>
    /// <param name="value">UTF-8 text.</param>
    public static StreamId Parse(ReadOnlySpan<byte> value)
    {
        var slash = value.IndexOf((byte)'/');
        return slash < 0
            ? throw new ArgumentException($"Unable to parse \"{Encoding.UTF8.GetString(value)}\" as a stream id")
            : Create(value[..slash], value[(slash + 1)..]);
    }

    /// <summary>Equality of namespace and key together.</summary>
    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    /// <summary>Inequality of namespace and key together.</summary>
    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);

    /// <summary>The key as text.</summary>
    public string GetKeyAsString() => Encoding.UTF8.GetString(Key.Span);

    /// <summary>The namespace as text; null when there is none.</summary>
    public string? GetNamespace() => _keyIndex == 0 ? null : Encoding.UTF8.GetString(_fullKey, 0, _keyIndex);

    /// <inheritdoc/>
    public int CompareTo(StreamId other) => _fullKey.AsSpan().SequenceCompareTo(other._fullKey);

    /// <inheritdoc/>
    public bool Equals(StreamId other) => _fullKey.AsSpan().SequenceEqual(other._fullKey);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public override string ToString() => _fullKey is null ? string.Empty : $"{GetNamespace() ?? "null"}/{GetKeyAsString()}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = ToString();
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten == text.Length;
    }

    internal uint GetUniformHashCode() => unchecked((uint)_hash);

    internal uint GetKeyIndex() => _keyIndex;
}
