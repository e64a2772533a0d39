using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>A sink, on which it can be set up (org.apache.flink.streaming.api.datastream.DataStreamSink).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class DataStreamSink<T>
{
    private readonly OperatorSettings _settings;

    internal DataStreamSink(OperatorTransformation transformation) => _settings = new OperatorSettings(transformation);

    /// <summary>Names the sink, for plans, logs and metrics.</summary>
    /// <param name="name">The name; not empty.</param>
    public DataStreamSink<T> Name(string name)
    {
        _settings.Name(name);
        return this;
    }

    /// <summary>Describes the sink in plans; default: its name.</summary>
    /// <param name="description">The description.</param>
    public DataStreamSink<T> Description(string description)
    {
        _settings.Description(description);
        return this;
    }

    /// <summary>Gives the sink an id that stays the same when the program changes; state is restored by it.</summary>
    /// <param name="uid">The id, unique in the job.</param>
    public DataStreamSink<T> Uid(string uid)
    {
        _settings.Uid(uid);
        return this;
    }

    /// <summary>Sets the sink's id itself, to take up state of an operator whose id was made otherwise.</summary>
    /// <param name="uidHash">32 hexadecimal digits.</param>
    public DataStreamSink<T> UidHash(string uidHash)
    {
        _settings.UidHash(uidHash);
        return this;
    }

    /// <summary>Sets how many subtasks the sink has.</summary>
    /// <param name="parallelism">At least 1.</param>
    public DataStreamSink<T> SetParallelism(int parallelism)
    {
        _settings.Parallelism(parallelism);
        return this;
    }

    /// <summary>Sets to what parallelism the sink can grow.</summary>
    /// <param name="maxParallelism">From 1 to 32768.</param>
    public DataStreamSink<T> SetMaxParallelism(int maxParallelism)
    {
        _settings.MaxParallelism(maxParallelism);
        return this;
    }

    /// <summary>Makes the sink a task of its own.</summary>
    public DataStreamSink<T> DisableChaining()
    {
        _settings.Chaining(ChainingStrategy.Never);
        return this;
    }

    /// <summary>Puts the sink into a slot sharing group.</summary>
    /// <param name="group">Name of the group.</param>
    public DataStreamSink<T> SlotSharingGroup(string group)
    {
        _settings.SlotSharingGroup(group);
        return this;
    }
}
