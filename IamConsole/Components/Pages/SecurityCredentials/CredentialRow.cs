namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>A credential as its table shows it.</summary>
/// <param name="Id">AWS's id of it.</param>
/// <param name="Name">What people know it by: the id, or a user name.</param>
/// <param name="Fact">Its fingerprint or thumbprint, or none.</param>
/// <param name="Time">When it was made or uploaded.</param>
/// <param name="IsActive">Whether it can be used.</param>
public sealed record CredentialRow(string Id, string Name, string? Fact, DateTimeOffset Time, bool IsActive)
{
    /// <summary>AWS's word for the state that it does not have now.</summary>
    public string OtherStatus => IsActive ? "Inactive" : "Active";
}
