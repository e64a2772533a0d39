using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>The output of a source (org.apache.flink.streaming.api.datastream.DataStreamSource).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class DataStreamSource<T> : SingleOutputStreamOperator<T>
{
    internal DataStreamSource(StreamExecutionEnvironment environment, OperatorTransformation transformation)
        : base(environment, transformation)
    {
    }

    /// <summary>Fixes the parallelism, for sources that have only one.</summary>
    internal DataStreamSource<T> Fixed(int parallelism, string reason)
    {
        var transformation = (OperatorTransformation)Transformation;
        transformation.Parallelism = parallelism;
        transformation.FixedParallelismReason = reason;
        return this;
    }
}
