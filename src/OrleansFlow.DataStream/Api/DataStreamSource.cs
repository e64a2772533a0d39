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
}
