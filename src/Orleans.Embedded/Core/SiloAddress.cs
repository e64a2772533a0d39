using System.Globalization;
using System.Net;

namespace Orleans.Runtime;

/// <summary>The address of a silo: its endpoint and a generation that tells restarts on it apart.</summary>
[Immutable]
[GenerateSerializer]
public sealed class SiloAddress : IEquatable<SiloAddress>, IComparable<SiloAddress>, IParsable<SiloAddress>
{
    private readonly int _hash;

    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
        _hash = unchecked((int)StableHash.ComputeHash(ToParsableString()));
    }

    /// <summary>The endpoint.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>The generation.</summary>
    public int Generation { get; }

    /// <summary>Whether this is the address of a client.</summary>
    public bool IsClient => Generation < 0;

    /// <summary>The address of nothing.</summary>
    public static SiloAddress Zero { get; } = new(new IPEndPoint(IPAddress.None, 0), 0);

    /// <summary>The address of an endpoint and a generation.</summary>
    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    /// <summary>The address of an endpoint and a generation.</summary>
    public static SiloAddress New(IPAddress address, int port, int generation) => new(new IPEndPoint(address, port), generation);

    /// <summary>The text <c>address:port@generation</c>.</summary>
    public string ToParsableString() => string.Create(CultureInfo.InvariantCulture, $"{Endpoint}@{Generation}");

    /// <summary>Reads <c>address:port@generation</c>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static SiloAddress FromParsableString(string addr) => Parse(addr);

    /// <summary>Reads <c>address:port@generation</c>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static SiloAddress Parse(string value) => TryParse(value, out var result) ? result! : throw new FormatException($"Invalid silo address '{value}'; expected address:port@generation.");

    /// <summary>Reads <c>address:port@generation</c>.</summary>
    public static bool TryParse(string? value, out SiloAddress? result)
    {
        result = null;
        var at = value?.LastIndexOf('@') ?? -1;
        if (at < 0 || !IPEndPoint.TryParse(value.AsSpan(0, at), out var endpoint) || !int.TryParse(value.AsSpan(at + 1), NumberStyles.Integer, CultureInfo.InvariantCulture, out var generation))
        {
            return false;
        }

        result = new SiloAddress(endpoint, generation);
        return true;
    }

    static SiloAddress IParsable<SiloAddress>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<SiloAddress>.TryParse(string? s, IFormatProvider? provider, out SiloAddress result)
    {
        var ok = TryParse(s, out var parsed);
        result = parsed!;
        return ok;
    }

    /// <summary>A hash which is the same in every process.</summary>
    public int GetConsistentHashCode() => _hash;

    /// <inheritdoc/>
    public bool Equals(SiloAddress? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Generation == other.Generation && Endpoint.Equals(other.Endpoint));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>By port, then generation, then address, so that an order of silos is the same everywhere.</summary>
    public int CompareTo(SiloAddress? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byPort = Endpoint.Port.CompareTo(other.Endpoint.Port);
        var byGeneration = byPort != 0 ? byPort : Generation.CompareTo(other.Generation);
        return byGeneration != 0 ? byGeneration : Endpoint.Address.GetAddressBytes().AsSpan().SequenceCompareTo(other.Endpoint.Address.GetAddressBytes());
    }

    /// <summary>Whether both have one endpoint and the other is older.</summary>
    public bool IsSuccessorOf(SiloAddress other) => Generation != 0 && other.Generation != 0 && Endpoint.Equals(other.Endpoint) && Generation > other.Generation;

    /// <summary>Whether both have one endpoint and the other is newer.</summary>
    public bool IsPredecessorOf(SiloAddress other) => other.IsSuccessorOf(this);

    /// <summary>The text <c>Saddress:port:generation</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsClient ? 'C' : 'S')}{Endpoint}:{Generation}");
}
