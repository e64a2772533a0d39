namespace Orleans.Runtime;

/// <summary>A timer of an activation; disposing stops it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the time until the next tick and the period; infinite stops.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
