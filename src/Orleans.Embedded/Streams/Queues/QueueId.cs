using System.Globalization;

namespace Orleans.Streams;

/// <summary>A queue of a stream provider: a name and a number.</summary>
[Serializable]
[Immutable]
[GenerateSerializer]
public readonly struct QueueId : IEquatable<QueueId>, IComparable<QueueId>
{
    [Id(0)]
    private readonly string _prefix;

    [Id(1)]
    private readonly uint _number;

    [Id(2)]
    private readonly uint _hash;

    private QueueId(string prefix, uint number, uint hash)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        _prefix = prefix;
        _number = number;
        _hash = hash;
    }

    /// <summary>Whether this names no queue.</summary>
    public bool IsDefault => _prefix is null;

    /// <summary>The queue of a name and a number.</summary>
    /// <param name="queueName">The name.</param>
    /// <param name="queueId">The number.</param>
    /// <param name="hash">Its place on the ring.</param>
    public static QueueId GetQueueId(string queueName, uint queueId, uint hash) => new(queueName, queueId, hash);

    /// <summary>Equality.</summary>
    public static bool operator ==(QueueId left, QueueId right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(QueueId left, QueueId right) => !left.Equals(right);

    /// <summary>The name.</summary>
    public string GetStringNamePrefix() => _prefix;

    /// <summary>The number.</summary>
    public uint GetNumericId() => _number;

    /// <summary>The place on the ring.</summary>
    public uint GetUniformHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(QueueId other) => (_number, _hash).CompareTo((other._number, other._hash)) is var order && order != 0 ? order : string.CompareOrdinal(_prefix, other._prefix);

    /// <inheritdoc/>
    public bool Equals(QueueId other) => _number == other._number && _hash == other._hash && _prefix == other._prefix;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is QueueId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_prefix, _number, _hash);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_prefix?.ToLowerInvariant()}-{_number}");
}
