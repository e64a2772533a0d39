namespace OrleansFlow.Exchange;

/// <summary>What is to be looked at at some time.</summary>
internal interface IDueItem
{
    /// <summary>The time has come.</summary>
    /// <param name="now">Milliseconds of the schedule's clock.</param>
    void OnDue(long now);
}
