namespace Orleans.Embedded;

/// <summary>The serialized members of a type, without knowing it statically.</summary>
internal interface IMemberList
{
    void Write(WireWriter writer, object owner);

    void Read(WireReader reader, object owner);
}
