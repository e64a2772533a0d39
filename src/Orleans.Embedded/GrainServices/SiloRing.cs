namespace Orleans.Embedded;

/// <summary>The ring of hashes: each silo is responsible for the hashes after its predecessor's up to its own.</summary>
internal static class SiloRing
{
    public static SiloNode? OwnerOf(SiloNode[] silos, uint key)
    {
        var ring = Ordered(silos);
        return ring.FirstOrDefault(s => Hash(s) >= key) ?? ring.FirstOrDefault();
    }

    public static SingleRange RangeOf(SiloNode[] silos, SiloNode silo)
    {
        var ring = Ordered(silos);
        var index = Array.IndexOf(ring, silo);
        return ring.Length < 2 || index < 0 ? SingleRange.Full : new SingleRange(Hash(ring[(index + ring.Length - 1) % ring.Length]), Hash(silo));
    }

    private static SiloNode[] Ordered(SiloNode[] silos) => [.. silos.OrderBy(Hash).ThenBy(s => s.Address)];

    private static uint Hash(SiloNode silo) => unchecked((uint)silo.Address.GetConsistentHashCode());
}
