using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>The output of an operator, on which the operator can be set up (org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public class SingleOutputStreamOperator<T> : DataStream<T>
{
    private readonly OperatorSettings _settings;

    internal SingleOutputStreamOperator(StreamExecutionEnvironment environment, OperatorTransformation transformation)
        : base(environment, transformation) => _settings = new OperatorSettings(transformation);

    /// <summary>Names the operator, for plans, logs and metrics.</summary>
    /// <param name="name">The name; not empty.</param>
    public SingleOutputStreamOperator<T> Name(string name)
    {
        _settings.Name(name);
        return this;
    }

    /// <summary>Describes the operator in plans; default: its name.</summary>
    /// <param name="description">The description.</param>
    public SingleOutputStreamOperator<T> Description(string description)
    {
        _settings.Description(description);
        return this;
    }

    /// <summary>Gives the operator an id that stays the same when the program changes; state is restored by it.</summary>
    /// <param name="uid">The id, unique in the job.</param>
    public SingleOutputStreamOperator<T> Uid(string uid)
    {
        _settings.Uid(uid);
        return this;
    }

    /// <summary>Sets the operator's id itself, to take up state of an operator whose id was made otherwise.</summary>
    /// <param name="uidHash">32 hexadecimal digits.</param>
    public SingleOutputStreamOperator<T> UidHash(string uidHash)
    {
        _settings.UidHash(uidHash);
        return this;
    }

    /// <summary>Sets how many subtasks the operator has.</summary>
    /// <param name="parallelism">At least 1.</param>
    public SingleOutputStreamOperator<T> SetParallelism(int parallelism)
    {
        _settings.Parallelism(parallelism);
        return this;
    }

    /// <summary>Sets that the operator has one subtask and can have no more.</summary>
    public SingleOutputStreamOperator<T> ForceNonParallel() => ForceNonParallel("the program forces it");

    /// <summary>Sets how many key groups the operator has, and so to what parallelism it can grow.</summary>
    /// <param name="maxParallelism">From 1 to 32768.</param>
    public SingleOutputStreamOperator<T> SetMaxParallelism(int maxParallelism)
    {
        _settings.MaxParallelism(maxParallelism);
        return this;
    }

    /// <summary>Sets how long a record waits for its buffer to fill.</summary>
    /// <param name="milliseconds">In ms; 0 flushes each record, −1 only full buffers.</param>
    public SingleOutputStreamOperator<T> SetBufferTimeout(long milliseconds)
    {
        _settings.BufferTimeout(milliseconds);
        return this;
    }

    /// <summary>Begins a new chain with this operator.</summary>
    public SingleOutputStreamOperator<T> StartNewChain()
    {
        _settings.Chaining(ChainingStrategy.Head);
        return this;
    }

    /// <summary>Makes the operator a task of its own.</summary>
    public SingleOutputStreamOperator<T> DisableChaining()
    {
        _settings.Chaining(ChainingStrategy.Never);
        return this;
    }

    /// <summary>Puts the operator, and those after it that name none, into a slot sharing group.</summary>
    /// <param name="group">Name of the group; the one of operators that name none is <c>default</c>.</param>
    public SingleOutputStreamOperator<T> SlotSharingGroup(string group)
    {
        _settings.SlotSharingGroup(group);
        return this;
    }

    /// <summary>What the operator emitted under a tag.</summary>
    /// <typeparam name="TSide">Type of the records.</typeparam>
    /// <param name="tag">The tag.</param>
    public DataStream<TSide> GetSideOutput<TSide>(OutputTag<TSide> tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return new DataStream<TSide>(ExecutionEnvironment, new SideOutputTransformation(ExecutionEnvironment.NextTransformationId(), Transformation, tag));
    }

    internal SingleOutputStreamOperator<T> ForceNonParallel(string reason)
    {
        _settings.ForceNonParallel(reason);
        return this;
    }
}
