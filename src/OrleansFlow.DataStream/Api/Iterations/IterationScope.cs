using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>What the body of an iteration is written with: ways in and out.</summary>
/// <typeparam name="TVariable">Type of the variable stream.</typeparam>
public sealed class IterationScope<TVariable>
{
    private readonly HashSet<Transformation> _inside = [];
    private readonly HashSet<Transformation> _entered = [];

    internal IterationScope(DataStream<TVariable> variable)
    {
        Variable = variable;
        _inside.Add(variable.Transformation);
    }

    /// <summary>The variable stream: the records of the initial stream, then what is fed back.</summary>
    public DataStream<TVariable> Variable { get; }

    /// <summary>Brings a stream from outside into the body; all its records belong to round 0.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="stream">The stream; bounded if rounds are to end.</param>
    public DataStream<T> Enter<T>(DataStream<T> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SingleOutputStreamOperator<T> entered = stream.Transform<T>("Iteration Input", new IterationEnterSpec<T>());
        _inside.Add(entered.Transformation);
        _entered.Add(entered.Transformation);
        return entered;
    }

    /// <summary>Brings a bounded stream from outside into the body, whose records come again in each round; each subtask keeps its part in memory.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="stream">The stream.</param>
    public DataStream<T> Replay<T>(DataStream<T> stream) => Enter(stream).Connect(Variable).Transform<T>("Iteration Replay", new IterationReplaySpec<T, TVariable>());

    /// <summary>Takes a stream of the body out of the iteration.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="stream">The stream.</param>
    public DataStream<T> Exit<T>(DataStream<T> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(stream.Transformation);
        return stream.Transform<T>("Iteration Output", new IterationExitSpec<T>());
    }

    // A stream that came in unasked has no rounds and would hold all others up.
    internal void Check(Transformation transformation)
    {
        var pending = new Stack<Transformation>([transformation]);
        while (pending.TryPop(out Transformation? next))
        {
            if (_inside.Add(next))
            {
                if (next.Inputs.Count == 0)
                {
                    throw new JobSubmissionException($"A stream of source '{((OperatorTransformation)next).Name}' is used in the body of an iteration without having entered it: use what Enter or Replay of the iteration's scope return for it.");
                }

                foreach (Transformation input in next.Inputs)
                {
                    pending.Push(input);
                }
            }
        }
    }

    // Without a way from the head, its end would know nothing of the rounds.
    internal void CheckDependsOnVariable(Transformation transformation, string role)
    {
        Check(transformation);
        var seen = new HashSet<Transformation>();
        var pending = new Stack<Transformation>([transformation]);
        while (pending.TryPop(out Transformation? next))
        {
            if (next == Variable.Transformation)
            {
                return;
            }

            if (seen.Add(next) && !_entered.Contains(next))
            {
                foreach (Transformation input in next.Inputs)
                {
                    pending.Push(input);
                }
            }
        }

        throw new JobSubmissionException($"The {role} of an iteration does not come from its variable stream, so it has no rounds: make it of what Variable of the iteration's scope gives.");
    }
}
