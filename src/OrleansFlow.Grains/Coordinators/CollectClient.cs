using OrleansFlow.Execution;
using OrleansFlow.Tasks.Coordination.Collecting;

namespace OrleansFlow.Grains.Coordinators;

/// <summary>The client's side of the collect protocol.</summary>
internal static class CollectClient
{
    /// <summary>A request for records.</summary>
    /// <param name="version">The version seen so far; empty at first.</param>
    /// <param name="offset">Number of the record that is wanted next.</param>
    /// <param name="waitMs">How long to wait, in ms.</param>
    public static byte[] Fetch(string version, long offset, int waitMs) => CollectProtocol.Fetch(new CollectFetch(version, offset, waitMs));

    /// <summary>Reads an answer.</summary>
    /// <param name="bytes">The answer.</param>
    /// <param name="offset">The offset that was asked for.</param>
    /// <param name="key">The operator.</param>
    /// <param name="versions">The versions seen so far, by operator.</param>
    /// <exception cref="OrleansFlowException">The results began anew after some had been taken.</exception>
    public static CollectedRecords Read(byte[] bytes, long offset, string key, IDictionary<string, string> versions)
    {
        CollectAnswer answer = CollectProtocol.ReadAnswer(bytes);
        if (offset > 0 && versions.TryGetValue(key, out string? seen) && seen != answer.Version)
        {
            throw new OrleansFlowException($"The job began anew after {offset} records had been collected; what it collects now cannot be joined to them without doubles.");
        }

        versions[key] = answer.Version;
        return new CollectedRecords(answer.Records, answer.Count, answer.IsEnded) { Repeated = (int)Math.Clamp(offset - answer.FirstOffset, 0, answer.Count) };
    }
}
