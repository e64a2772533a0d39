namespace Orleans.Embedded;

/// <summary>The activations of one stateless worker grain on one silo; a request goes to one without work, else a new one, else the one with the least.</summary>
internal sealed class StatelessWorkerPool(SiloNode silo, GrainId grain, GrainClass grainClass, int limit) : IMessageTarget
{
    private readonly Lock _lock = new();
    private readonly List<Activation> _workers = [];

    public void Receive(Message message)
    {
        Activation target;
        var isNew = false;
        lock (_lock)
        {
            var best = _workers.MinBy(w => w.Load);
            if (best is null || (best.Load > 0 && _workers.Count < limit))
            {
                best = silo.NewActivation(grain, grainClass, this);
                _workers.Add(best);
                isNew = true;
            }

            target = best;
        }

        if (isNew)
        {
            silo.Track(target);
            target.Activate(message.Context);
        }

        target.Receive(message);
    }

    public void Remove(Activation activation)
    {
        lock (_lock)
        {
            _workers.Remove(activation);
        }
    }
}
