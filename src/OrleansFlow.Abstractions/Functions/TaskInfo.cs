namespace OrleansFlow.Functions;

/// <summary>A subtask, as its functions see it (TaskInfo).</summary>
/// <param name="Name">Name of the operator.</param>
/// <param name="Subtask">Index of the subtask, from 0.</param>
/// <param name="Parallelism">How many subtasks there are.</param>
/// <param name="MaxParallelism">How many key groups there are.</param>
/// <param name="Attempt">Number of the attempt, from 0.</param>
public sealed record TaskInfo(string Name, int Subtask, int Parallelism, int MaxParallelism, int Attempt)
{
    /// <summary>Name, index from 1 and parallelism, as Flink prints them: Map (1/4)#0.</summary>
    public string NameWithSubtasks => $"{Name} ({Subtask + 1}/{Parallelism})#{Attempt}";
}
