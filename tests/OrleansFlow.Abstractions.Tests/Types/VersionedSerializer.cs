using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

/// <summary>A custom serializer of people: version 1 writes the name, version 2 the age as well; version 2 reads both.</summary>
internal sealed class VersionedSerializer<T>(string name, int version) : TypeSerializer<Person>
    where T : Person
{
    public override TypeSchema Schema { get; } = TypeSchema.Custom(name, version);

    public override bool IsImmutable => true;

    public override void Serialize(Person value, ref DataWriter writer)
    {
        writer.WriteString(value.Name);
        if (version > 1)
        {
            writer.WriteInt32(value.Age);
        }
    }

    public override Person Deserialize(ref DataReader reader) => new(reader.ReadString()!, version > 1 ? reader.ReadInt32() : 0);

    public override Person Copy(Person value) => value;

    protected override TypeSerializer<Person>? CreateReader(TypeSchema writer) =>
        writer.Version < version ? new VersionedSerializer<T>(name, writer.Version) : null;
}
