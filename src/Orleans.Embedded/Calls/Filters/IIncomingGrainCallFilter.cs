namespace Orleans;

/// <summary>Stands around calls that arrive at grains.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Handles a call; goes on by <see cref="IGrainCallContext.Invoke"/>.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
