namespace Orleans.Configuration;

/// <summary>Stateless workers.</summary>
public class StatelessWorkerOptions
{
    /// <summary>Whether idle workers are removed; true by default.</summary>
    public bool RemoveIdleWorkers { get; set; } = true;

    /// <summary>How often is looked; 500 ms by default.</summary>
    public TimeSpan IdleWorkersInspectionPeriod { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Looks before a removal; 1 by default.</summary>
    public int MinIdleCyclesBeforeRemoval { get; set; } = 1;
}
