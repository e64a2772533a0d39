namespace OrleansFlow.Tasks.Iterations;

/// <summary>Names what the operators of one subtask of an iteration share.</summary>
/// <param name="Job">The job.</param>
/// <param name="Iteration">Number of the iteration in the program.</param>
/// <param name="Variable">Number of the variable stream whose feedback it is; <see cref="Heads"/> for what all heads share.</param>
/// <param name="Subtask">Index of the subtask.</param>
/// <param name="Attempt">Number of the attempt; all of an iteration is restarted together.</param>
internal readonly record struct FeedbackKey(JobId Job, int Iteration, int Variable, int Subtask, int Attempt)
{
    /// <summary>The rounds of all variable streams.</summary>
    public const int Heads = -1;
}
