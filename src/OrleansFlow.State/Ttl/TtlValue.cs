namespace OrleansFlow.State.Ttl;

/// <summary>A value with the time of its last use (org.apache.flink.runtime.state.ttl.TtlValue).</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="LastAccess">Processing time of its last use, in milliseconds since 1970.</param>
internal readonly record struct TtlValue<T>(T Value, long LastAccess);
