using System.Globalization;

namespace OrleansFlow.Grains.Resources;

/// <summary>
/// The slots of all silos and who has them (SlotManager's SlotTracker). Silos are kept in the order of their addresses, so that
/// the same calls give the same slots.
/// </summary>
internal sealed class SlotPool
{
    private const int RememberedReleases = 1024;

    private readonly SortedDictionary<string, Silo> _silos = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SlotHolding> _holdings = new(StringComparer.Ordinal);
    private readonly Queue<string> _releaseOrder = new();
    private readonly Dictionary<string, long> _released = new(StringComparer.Ordinal);

    /// <summary>The allocations, in the order of the job ids; to be persisted.</summary>
    public IEnumerable<SlotHolding> Holdings => _holdings.Values;

    /// <summary>Takes over allocations that were persisted.</summary>
    /// <param name="holdings">The allocations.</param>
    /// <param name="now">Now: a silo that does not make its offer soon is dropped.</param>
    public void Restore(IEnumerable<SlotHolding> holdings, DateTimeOffset now)
    {
        foreach (SlotHolding holding in holdings)
        {
            _holdings[holding.JobId] = holding;
            foreach (AllocatedSlot slot in holding.Slots)
            {
                Silo silo = At(slot.Silo);
                silo.Used.Add(IndexOf(slot));
                silo.LastSeen = now;
            }
        }
    }

    /// <summary>A silo offers its slots, or says again that it does.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether that is news.</returns>
    public bool Offer(SlotOffer offer, DateTimeOffset now)
    {
        Silo silo = At(offer.Silo);
        bool news = silo.Total != offer.Total;
        silo.Total = offer.Total;
        silo.LastSeen = now;
        return news;
    }

    /// <summary>A silo gives no more slots away; those allocated stay.</summary>
    /// <param name="silo">The silo.</param>
    public void Withdraw(string silo)
    {
        if (_silos.TryGetValue(silo, out Silo? known))
        {
            known.Total = 0;
        }
    }

    /// <summary>A silo is gone with its slots.</summary>
    /// <param name="silo">The silo.</param>
    /// <returns>Whether any of its slots was allocated.</returns>
    public bool Remove(string silo)
    {
        bool held = _silos.TryGetValue(silo, out Silo? known) && known.Used.Count > 0;
        _silos.Remove(silo);
        if (held)
        {
            foreach (SlotHolding holding in _holdings.Values.ToArray())
            {
                _holdings[holding.JobId] = holding with { Slots = holding.Slots.Where(slot => slot.Silo != silo).ToList() };
            }
        }

        return held;
    }

    /// <summary>Silos that have not renewed their offers, in order.</summary>
    /// <param name="before">The time before which the last renewal lies.</param>
    public IReadOnlyList<string> LastSeenBefore(DateTimeOffset before) =>
        _silos.Where(entry => entry.Value.LastSeen < before).Select(static entry => entry.Key).ToArray();

    /// <summary>Every silo known, in order.</summary>
    public IReadOnlyList<string> Silos => _silos.Keys.ToArray();

    /// <summary>Allocates slots, all or none. The same request again gets the same slots.</summary>
    /// <param name="request">What is needed.</param>
    /// <param name="changed">Whether an allocation was made.</param>
    public SlotAllocation TryAllocate(SlotRequest request, out bool changed)
    {
        changed = false;
        if (_released.TryGetValue(request.JobId, out long releasedEpoch) && request.JobEpoch <= releasedEpoch)
        {
            throw new OrleansFlowException($"Job {request.JobId} has given its slots back; a request of its master of epoch {request.JobEpoch} came too late.");
        }

        int needed = request.Groups.Sum(static group => group.Slots);
        if (_holdings.TryGetValue(request.JobId, out SlotHolding? held))
        {
            if (held.Epoch > request.JobEpoch)
            {
                throw new OrleansFlowException($"Job {request.JobId} has a newer master: the request is of epoch {request.JobEpoch}, the slots are held by epoch {held.Epoch}.");
            }

            if (held.Epoch == request.JobEpoch && held.Slots.Count == needed)
            {
                return Answer(held.Slots.ToArray());
            }

            Free(held);
            changed = true;
        }

        Silo[] silos = [.. _silos.Values];
        int[]? chosen = SlotMatcher.Match(silos.Select(static silo => silo.FreeCount).ToArray(), needed);
        if (chosen is null)
        {
            return Answer([]);
        }

        var slots = new List<AllocatedSlot>(needed);
        foreach (GroupRequirement group in request.Groups)
        {
            for (int index = 0; index < group.Slots; index++)
            {
                Silo silo = silos[chosen[slots.Count]];
                slots.Add(new AllocatedSlot(SlotId(silo.Name, silo.Take()), silo.Name, group.Group, index));
            }
        }

        _holdings[request.JobId] = new SlotHolding(request.JobId, request.JobEpoch, slots);
        changed = true;
        return Answer(slots.ToArray());
    }

    /// <summary>Gives the slots of a job back. Later requests of the same master are refused; those of any, if there were no slots: one may still be on its way.</summary>
    /// <param name="jobId">The job.</param>
    /// <returns>Whether it had any.</returns>
    public bool Release(string jobId)
    {
        bool any = _holdings.TryGetValue(jobId, out SlotHolding? held);
        if (any)
        {
            Free(held!);
        }

        if (_released.TryAdd(jobId, held?.Epoch ?? long.MaxValue))
        {
            _releaseOrder.Enqueue(jobId);
            if (_releaseOrder.Count > RememberedReleases)
            {
                _released.Remove(_releaseOrder.Dequeue());
            }
        }

        return any;
    }

    /// <summary>The silos with their slots, in order.</summary>
    public SiloSlots[] Overview() =>
        _silos.Values.Where(static silo => silo.Total > 0 || silo.Used.Count > 0).Select(static silo => new SiloSlots(silo.Name, silo.Total, silo.FreeCount)).ToArray();

    private static string SlotId(string silo, int index) => string.Create(CultureInfo.InvariantCulture, $"{silo}/{index}");

    private static int IndexOf(AllocatedSlot slot) => int.Parse(slot.SlotId.AsSpan(slot.SlotId.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);

    private Silo At(string name)
    {
        if (!_silos.TryGetValue(name, out Silo? silo))
        {
            _silos[name] = silo = new Silo(name);
        }

        return silo;
    }

    private void Free(SlotHolding held)
    {
        foreach (AllocatedSlot slot in held.Slots)
        {
            if (_silos.TryGetValue(slot.Silo, out Silo? silo))
            {
                silo.Used.Remove(IndexOf(slot));
            }
        }

        _holdings.Remove(held.JobId);
    }

    private SlotAllocation Answer(AllocatedSlot[] granted)
    {
        SiloSlots[] silos = Overview();
        return new SlotAllocation(
            granted,
            (int)Math.Min(int.MaxValue, silos.Sum(static silo => (long)silo.Free)),
            (int)Math.Min(int.MaxValue, silos.Sum(static silo => (long)silo.Total)),
            silos.Length);
    }

    private sealed class Silo(string name)
    {
        public string Name { get; } = name;

        public int Total { get; set; }

        public DateTimeOffset LastSeen { get; set; }

        public SortedSet<int> Used { get; } = [];

        public int FreeCount => Math.Max(0, Total - Used.Count);

        public int Take()
        {
            int index = 0;
            foreach (int used in Used)
            {
                if (used != index)
                {
                    break;
                }

                index++;
            }

            Used.Add(index);
            return index;
        }
    }
}
