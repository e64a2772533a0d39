namespace Orleans.Runtime;

/// <summary>Activations are local to the caller, as many as needed up to a limit.</summary>
internal sealed class StatelessWorkerPlacement(int maxLocal) : PlacementStrategy
{
    public override bool IsUsingGrainDirectory => false;

    public int MaxLocal { get; } = maxLocal > 0 ? maxLocal : Environment.ProcessorCount;
}
