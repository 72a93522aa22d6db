using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>Failed sign-ins under one key (a user or an address), and when the next attempt may be made.</summary>
public sealed class SignInThrottle
{
    /// <summary>What is counted, such as a hash of account and user name, or an address.</summary>
    public required string Key { get; init; }

    public int Failures { get; set; }

    public required DateTimeOffset LastFailureAt { get; set; }

    /// <summary>No attempt under this key is looked at before this time.</summary>
    public required DateTimeOffset BlockedUntil { get; set; }
}

internal sealed class SignInThrottleMapping : IEntityTypeConfiguration<SignInThrottle>
{
    public void Configure(EntityTypeBuilder<SignInThrottle> builder)
    {
        builder.ToTable("SignInThrottles").HasKey(throttle => throttle.Key);
        builder.HasIndex(throttle => throttle.LastFailureAt);
    }
}
