namespace Orleans.Configuration;

/// <summary>Turns.</summary>
public class SchedulingOptions
{
    /// <summary>How long one activation runs before others do; 100 ms by default.</summary>
    public TimeSpan ActivationSchedulingQuantum { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>When a long turn is warned of; 1 s by default.</summary>
    public TimeSpan TurnWarningLengthThreshold { get; set; } = TimeSpan.FromMilliseconds(1000);

    /// <summary>When a late turn is warned of; 10 s by default.</summary>
    public TimeSpan DelayWarningThreshold { get; set; } = TimeSpan.FromSeconds(10);
}
