using System.Globalization;

namespace OrleansFlow;

/// <summary>One attempt to run one subtask (org.apache.flink.runtime.executiongraph.ExecutionAttemptID).</summary>
/// <param name="Job">The job.</param>
/// <param name="Vertex">The vertex of its job graph.</param>
/// <param name="Subtask">Index of the subtask, from 0.</param>
/// <param name="Attempt">Number of the attempt, from 0; a higher number fences the lower ones.</param>
public readonly record struct ExecutionAttemptId(JobId Job, JobVertexId Vertex, int Subtask, int Attempt)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">job/vertex/subtask/attempt.</param>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static ExecutionAttemptId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        if (parts.Length == 4
            && JobId.TryParse(parts[0], out JobId job)
            && JobVertexId.TryParse(parts[1], out JobVertexId vertex)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int subtask)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out int attempt))
        {
            return new ExecutionAttemptId(job, vertex, subtask, attempt);
        }

        throw new FormatException($"'{text}' is not an execution attempt id: job/vertex/subtask/attempt is expected.");
    }

    /// <summary>job/vertex/subtask/attempt: also the key of the attempt's subtask grain.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Job}/{Vertex}/{Subtask}/{Attempt}");
}
