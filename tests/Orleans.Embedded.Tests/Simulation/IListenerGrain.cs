namespace Orleans.Embedded.Tests.Simulation;

/// <summary>Hears a memory stream and its reminders.</summary>
public interface IListenerGrain : IGrainWithStringKey
{
    /// <summary>Subscribes to the stream of the grain's key.</summary>
    Task ListenAsync();

    /// <summary>Publishes to the stream of another listener.</summary>
    Task TellAsync(string other, int number);

    /// <summary>Registers a reminder.</summary>
    Task RemindAsync(TimeSpan due, TimeSpan period);

    /// <summary>What was heard, in order.</summary>
    Task<List<string>> HeardAsync();
}
