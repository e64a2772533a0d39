namespace OrleansFlow.Tasks.Iterations;

/// <summary>What a subtask's round had.</summary>
/// <param name="Epoch">The round.</param>
/// <param name="Records">How many records were fed back, or were in the criterion stream.</param>
internal readonly record struct FeedbackRound(int Epoch, long Records);
