namespace OrleansFlow.Functions;

/// <summary>What a function sees when a timer fires (ProcessFunction.OnTimerContext). <see cref="IProcessContext.Timestamp"/> is the timer's.</summary>
public interface IOnTimerContext : IProcessContext
{
    /// <summary>By which time the timer was registered.</summary>
    TimeDomain TimeDomain { get; }
}
