namespace OrleansFlow.Types;

/// <summary>One member as it stands in the bytes: read into a member of the type, or skipped because the type has it no more.</summary>
/// <param name="Member">The index of the member, or −1.</param>
/// <param name="Reader">Reads the member.</param>
/// <param name="Skipped">The form of a member that is skipped.</param>
internal readonly record struct WireMember(int Member, TypeSerializer? Reader, TypeSchema? Skipped);
