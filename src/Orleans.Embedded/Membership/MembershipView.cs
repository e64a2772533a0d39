namespace Orleans.Embedded;

/// <summary>The cluster as one silo sees it, and those on the silo who want to know of changes.</summary>
internal sealed class MembershipView(SiloNode silo) : IClusterMembershipService, ISiloStatusOracle, IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private readonly List<ISiloStatusListener> _listeners = [];
    private ClusterMembershipSnapshot _told = ClusterMembershipSnapshot.Default;
    private Update _latest = new(ClusterMembershipSnapshot.Default, silo.Processor.Completion);
    private bool _queued;

    public ClusterMembershipSnapshot CurrentSnapshot => Table.Current;

    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => UpdatesAsync();

    public SiloStatus CurrentStatus => Table.StatusOf(silo.Address);

    public string SiloName => silo.Name;

    public SiloAddress SiloAddress => silo.Address;

    private MembershipTable Table => silo.Network.Membership;

    public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) => default;

    public Task<bool> TryKill(SiloAddress siloAddress)
    {
        if (Table.RunningSilo(siloAddress) is not { } victim)
        {
            return Task.FromResult(false);
        }

        victim.Kill();
        Table.SetStatus(victim, SiloStatus.Dead);
        return Task.FromResult(true);
    }

    public SiloAddress[] GetActiveSilos() => [.. Table.ActiveSilos().Select(s => s.Address)];

    public SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress) => Table.StatusOf(siloAddress);

    public Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false) =>
        Table.Entries(onlyActive).ToDictionary(e => e.SiloAddress, e => e.Status);

    public bool TryGetSiloName(SiloAddress siloAddress, out string? siloName)
    {
        siloName = Table.Current.Members.TryGetValue(siloAddress, out var member) ? member.Name : null;
        return siloName is not null;
    }

    public bool IsFunctionalDirectory(SiloAddress siloAddress) => Table.StatusOf(siloAddress) == SiloStatus.Active;

    public bool IsDeadSilo(SiloAddress silo) => Table.StatusOf(silo) == SiloStatus.Dead;

    public bool SubscribeToSiloStatusEvents(ISiloStatusListener observer)
    {
        lock (_lock)
        {
            if (_listeners.Contains(observer))
            {
                return false;
            }

            _listeners.Add(observer);
            return true;
        }
    }

    public bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer)
    {
        lock (_lock)
        {
            return _listeners.Remove(observer);
        }
    }

    /// <summary>Those who want to know are told soon.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            if (_queued)
            {
                return;
            }

            _queued = true;
        }

        silo.Processor.Execute(this, "membership");
    }

    void IThreadPoolWorkItem.Execute()
    {
        ClusterMembershipUpdate update;
        ISiloStatusListener[] listeners;
        Update former;
        lock (_lock)
        {
            _queued = false;
            var current = Table.Current;
            if (current.Version <= _told.Version)
            {
                return;
            }

            update = current.CreateUpdate(_told);
            _told = current;
            former = _latest;
            _latest = new Update(current, silo.Processor.Completion);
            listeners = [.. _listeners];
        }

        former.Next.SetResult(_latest);
        foreach (var change in update.Changes)
        {
            RuntimeLog.SiloStatusChanged(silo.RuntimeLogger, change.SiloAddress, change.Status);
            foreach (var listener in listeners)
            {
                try
                {
                    listener.SiloStatusChangeNotification(change.SiloAddress, change.Status);
                }
                catch (Exception exception)
                {
                    RuntimeLog.ListenerFailed(silo.RuntimeLogger, exception);
                }
            }
        }
    }

    private async IAsyncEnumerable<ClusterMembershipSnapshot> UpdatesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Update update;
        lock (_lock)
        {
            update = _latest;
        }

        while (true)
        {
            yield return update.Snapshot;
            update = await update.Next.Task.WaitAsync(cancellationToken);
        }
    }

    private sealed class Update(ClusterMembershipSnapshot snapshot, TaskCreationOptions completion)
    {
        public ClusterMembershipSnapshot Snapshot { get; } = snapshot;

        public TaskCompletionSource<Update> Next { get; } = new(completion);
    }
}
