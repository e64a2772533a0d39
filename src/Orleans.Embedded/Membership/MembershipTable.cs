using System.Collections.Immutable;

namespace Orleans.Embedded;

/// <summary>The silos of the cluster and their statuses; every change is a new version that all running silos are told of.</summary>
internal sealed class MembershipTable(ClusterNetwork network)
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private volatile ClusterMembershipSnapshot _current = new(ImmutableDictionary<SiloAddress, ClusterMember>.Empty, new MembershipVersion(0));

    public ClusterMembershipSnapshot Current => _current;

    public void Join(SiloNode silo)
    {
        lock (_lock)
        {
            if (_entries.Exists(e => e.Status != SiloStatus.Dead && e.Silo.Address.Endpoint.Equals(silo.Address.Endpoint)))
            {
                throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.AddressAlreadyInUse, $"Another silo of this cluster in this process uses {silo.Address.Endpoint}; hint: EndpointOptions.SiloPort.");
            }

            _entries.Add(new Entry(silo, silo.Processor.Clock.GetUtcNow().UtcDateTime) { Status = SiloStatus.Joining });
        }

        Publish();
    }

    public void SetStatus(SiloNode silo, SiloStatus status)
    {
        lock (_lock)
        {
            var entry = _entries.Find(e => ReferenceEquals(e.Silo, silo));
            if (entry is null || entry.Status == status || entry.Status == SiloStatus.Dead)
            {
                return;
            }

            entry.Status = status;
        }

        if (status == SiloStatus.Dead)
        {
            network.Directory.UnregisterSilo(silo);
        }

        Publish();
        if (status == SiloStatus.Dead)
        {
            foreach (var node in network.Nodes())
            {
                node.BreakCallsTo(silo);
            }
        }
    }

    public SiloStatus StatusOf(SiloAddress silo) => _current.GetSiloStatus(silo);

    public SiloNode? RunningSilo(SiloAddress address)
    {
        lock (_lock)
        {
            return _entries.Find(e => e.Silo.Address.Equals(address) && e.Status != SiloStatus.Dead)?.Silo;
        }
    }

    /// <summary>The active silos in the order of their addresses.</summary>
    public SiloNode[] ActiveSilos()
    {
        lock (_lock)
        {
            return [.. _entries.Where(e => e.Status == SiloStatus.Active).Select(e => e.Silo).OrderBy(s => s.Address)];
        }
    }

    /// <summary>The silos that run, in the order in which they joined.</summary>
    public SiloNode[] RunningSilos()
    {
        lock (_lock)
        {
            return [.. _entries.Where(e => e.Silo.IsRunning).Select(e => e.Silo)];
        }
    }

    public MembershipEntry[] Entries(bool onlyActive)
    {
        lock (_lock)
        {
            return [.. _entries.Where(e => !onlyActive || e.Status == SiloStatus.Active).Select(e => new MembershipEntry
            {
                SiloAddress = e.Silo.Address,
                SiloName = e.Silo.Name,
                Status = e.Status,
                HostName = e.Silo.Details.DnsHostName,
                ProxyPort = e.Silo.Details.GatewayAddress.Endpoint.Port,
                StartTime = e.Started,
                IAmAliveTime = e.Started,
            })];
        }
    }

    private void Publish()
    {
        SiloNode[] silos;
        lock (_lock)
        {
            _current = new ClusterMembershipSnapshot(
                _entries.ToImmutableDictionary(e => e.Silo.Address, e => new ClusterMember(e.Silo.Address, e.Status, e.Silo.Name)),
                new MembershipVersion(_current.Version.Value + 1));
            silos = [.. _entries.Where(e => e.Silo.IsRunning).Select(e => e.Silo)];
        }

        foreach (var silo in silos)
        {
            silo.Services.GetRequiredService<MembershipView>().Refresh();
        }
    }

    private sealed class Entry(SiloNode silo, DateTime started)
    {
        public SiloNode Silo { get; } = silo;

        public DateTime Started { get; } = started;

        public SiloStatus Status { get; set; }
    }
}
