namespace Orleans.Concurrency;

/// <summary>The grain keeps no state: each silo runs as many activations of it as calls need.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : PlacementAttribute
{
    /// <summary>At most as many activations per silo as there are processors.</summary>
    public StatelessWorkerAttribute()
        : base(new StatelessWorkerPlacement(Environment.ProcessorCount))
    {
    }

    /// <summary>At most so many activations per silo.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers)
        : base(new StatelessWorkerPlacement(maxLocalWorkers))
    {
    }

    /// <summary>At most so many activations per silo; whether idle ones are removed early.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers, bool removeIdleWorkers)
        : base(new StatelessWorkerPlacement(maxLocalWorkers))
    {
        _ = removeIdleWorkers;
    }
}
