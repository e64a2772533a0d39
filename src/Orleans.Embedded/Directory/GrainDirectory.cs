using System.Runtime.InteropServices;

namespace Orleans.Embedded;

/// <summary>Where each grain is active: at most one activation per grain in the whole cluster.</summary>
internal sealed class GrainDirectory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<GrainId, (GrainAddress Address, SiloNode Silo)> _entries = [];

    /// <summary>The silo where the grain is active; null when it is not.</summary>
    public SiloNode? Find(GrainId grain)
    {
        lock (_lock)
        {
            return _entries.TryGetValue(grain, out var entry) ? entry.Silo : null;
        }
    }

    public GrainAddress? AddressOf(GrainId grain)
    {
        lock (_lock)
        {
            return _entries.TryGetValue(grain, out var entry) ? entry.Address : null;
        }
    }

    /// <summary>Registers an activation unless there is one; returns the silo whose activation counts.</summary>
    public SiloNode Register(GrainAddress address, SiloNode silo)
    {
        lock (_lock)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, address.GrainId, out var exists);
            if (!exists)
            {
                entry = (address, silo);
            }

            return entry.Silo;
        }
    }

    /// <summary>Hands a grain from one activation to another, as a migration does.</summary>
    public bool Replace(GrainAddress former, GrainAddress address, SiloNode silo)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(former.GrainId, out var entry) || entry.Address.ActivationId != former.ActivationId)
            {
                return false;
            }

            _entries[former.GrainId] = (address, silo);
            return true;
        }
    }

    public void Unregister(GrainAddress address)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(address.GrainId, out var entry) && entry.Address.ActivationId == address.ActivationId)
            {
                _entries.Remove(address.GrainId);
            }
        }
    }

    public void UnregisterSilo(SiloNode silo)
    {
        lock (_lock)
        {
            foreach (var grain in _entries.Where(e => ReferenceEquals(e.Value.Silo, silo)).Select(e => e.Key).ToList())
            {
                _entries.Remove(grain);
            }
        }
    }
}
