using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>Makes the network of an attempt: the silo's exchange.</summary>
internal interface ITaskNetworkProvider
{
    /// <summary>Makes it.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="inputs">The edges that come in.</param>
    /// <param name="outputs">The edges that go out.</param>
    /// <param name="configuration">The job's configuration.</param>
    /// <param name="bufferTimeoutMs">Interval of flushes in ms: 0 after each record, −1 only when full.</param>
    ITaskNetwork Create(
        ExecutionAttemptId attempt,
        IReadOnlyList<EdgeEndpoints> inputs,
        IReadOnlyList<EdgeEndpoints> outputs,
        IReadOnlyDictionary<string, string> configuration,
        long bufferTimeoutMs);
}
