namespace OrleansFlow.Tasks.Iterations;

/// <summary>Names the feedback from the tail to the head of one subtask of an iteration.</summary>
/// <param name="Job">The job.</param>
/// <param name="Iteration">Number of the iteration in the program.</param>
/// <param name="Subtask">Index of the subtask.</param>
/// <param name="Attempt">Number of the attempt; head and tail are restarted together.</param>
internal readonly record struct FeedbackKey(JobId Job, int Iteration, int Subtask, int Attempt);
