namespace OrleansFlow.Tasks.Iterations;

/// <summary>What a head is connected with.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="Feedback">Where its records come back.</param>
/// <param name="Group">The heads of all variable streams.</param>
/// <param name="LedHeads">How many heads the first one speaks for; 0 for the others.</param>
internal sealed record HeadLinks<T>(FeedbackPort<FeedbackChannel<T>> Feedback, FeedbackPort<HeadGroup> Group, int LedHeads);
