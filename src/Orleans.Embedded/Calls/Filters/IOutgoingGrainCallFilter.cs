namespace Orleans;

/// <summary>Stands around calls that leave.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Handles a call; goes on by <see cref="IGrainCallContext.Invoke"/>.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}
