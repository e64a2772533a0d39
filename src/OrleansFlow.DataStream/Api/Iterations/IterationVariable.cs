using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>A further variable stream of an iteration: all variable streams have their rounds together.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class IterationVariable<T>
{
    private readonly Action<Transformation> _check;
    private readonly int _iteration;
    private readonly int _number;

    internal IterationVariable(SingleOutputStreamOperator<T> stream, Action<Transformation> check, int iteration, int number)
    {
        Stream = stream;
        _check = check;
        _iteration = iteration;
        _number = number;
    }

    /// <summary>The records of the initial stream, then what is fed back.</summary>
    public DataStream<T> Stream { get; }

    internal bool IsFedBack { get; private set; }

    /// <summary>Says what the records of the next round are; called once, within the body.</summary>
    /// <param name="feedback">The records.</param>
    /// <exception cref="JobSubmissionException">It has been called before, or the stream does not come from the iteration's variable streams.</exception>
    public void FeedBack(DataStream<T> feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        if (IsFedBack)
        {
            throw new JobSubmissionException("FeedBack of an iteration's variable stream was called twice: unite the streams before.");
        }

        _check(feedback.Transformation);
        IsFedBack = true;
        feedback.ExecutionEnvironment.AddOperator("Iteration Tail", new IterationTailSpec<T>(_iteration, _number), feedback.Transformation);
    }
}
