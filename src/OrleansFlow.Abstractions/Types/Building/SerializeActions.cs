namespace OrleansFlow.Types;

/// <summary>A compiled writer of the members of a value.</summary>
internal delegate void SerializeAction<T>(T value, ref DataWriter writer);

/// <summary>A compiled reader of the members of a value.</summary>
internal delegate T DeserializeAction<T>(ref DataReader reader);
