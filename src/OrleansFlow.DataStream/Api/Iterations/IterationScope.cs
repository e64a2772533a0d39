using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>What the body of an iteration is written with: ways in and out.</summary>
/// <typeparam name="TVariable">Type of the variable stream.</typeparam>
public sealed class IterationScope<TVariable>
{
    private readonly HashSet<Transformation> _inside = [];
    private readonly HashSet<Transformation> _entered = [];
    private readonly HashSet<Transformation> _heads = [];
    private readonly List<Func<bool>> _areFedBack = [];
    private readonly int _iteration;
    private readonly bool _isBounded;

    internal IterationScope(SingleOutputStreamOperator<TVariable> variable, int iteration, bool isBounded)
    {
        Variable = variable;
        _iteration = iteration;
        _isBounded = isBounded;
        AddHead(variable.Transformation);
    }

    /// <summary>The variable stream: the records of the initial stream, then what is fed back.</summary>
    public DataStream<TVariable> Variable { get; }

    /// <summary>How many variable streams there are.</summary>
    internal int Variables => _heads.Count;

    /// <summary>Adds a further variable stream; its <see cref="IterationVariable{T}.FeedBack"/> must be called within the body.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="initial">The records of round 0; bounded if the iteration is.</param>
    public IterationVariable<T> AddVariable<T>(DataStream<T> initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        SingleOutputStreamOperator<T> head = initial.Transform<T>("Iteration Head", new IterationVariableSpec<T>(_iteration, Variables, _isBounded));
        var variable = new IterationVariable<T>(head, feedback => CheckDependsOnVariable(feedback, "feedback"), _iteration, Variables);
        AddHead(head.Transformation);
        _areFedBack.Add(() => variable.IsFedBack);
        return variable;
    }

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
            if (_heads.Contains(next))
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

        throw new JobSubmissionException($"The {role} of an iteration does not come from its variable streams, so it has no rounds: make it of what Variable or AddVariable of the iteration's scope give.");
    }

    internal void CheckAllAreFedBack()
    {
        if (_areFedBack.Exists(static isFedBack => !isFedBack()))
        {
            throw new JobSubmissionException("Nothing is fed back to a variable stream that the body of an iteration has added: call its FeedBack, or let the stream Enter if it has no further rounds.");
        }
    }

    private void AddHead(Transformation head)
    {
        _inside.Add(head);
        _heads.Add(head);
    }
}
