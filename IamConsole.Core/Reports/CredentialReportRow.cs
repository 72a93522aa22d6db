using System.Globalization;
using CsvHelper;

namespace IamConsole.Core.Reports;

/// <summary>One line of the credential report, in AWS's columns and words (IAM User Guide, Generate credential reports for your account).</summary>
/// <remarks>Times are ISO 8601 in UTC; <see cref="NotApplicable"/> stands where there is nothing to tell.</remarks>
[CsvRecord]
public sealed partial record CredentialReportRow
{
    public const string RootUser = "<root_account>";
    public const string NotApplicable = "N/A";

    /// <summary>Of the password's last use: it has never been used.</summary>
    public const string NoInformation = "no_information";

    /// <summary>What the report does not tell of root.</summary>
    public const string NotSupported = "not_supported";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    public const string True = "true";
    public const string False = "false";

    [CsvColumn("user")]
    public required string User { get; init; }

    [CsvColumn("arn")]
    public required string Arn { get; init; }

    [CsvColumn("user_creation_time")]
    public required string UserCreationTime { get; init; }

    [CsvColumn("password_enabled")]
    public required string PasswordEnabled { get; init; }

    [CsvColumn("password_last_used")]
    public required string PasswordLastUsed { get; init; }

    [CsvColumn("password_last_changed")]
    public required string PasswordLastChanged { get; init; }

    [CsvColumn("password_next_rotation")]
    public required string PasswordNextRotation { get; init; }

    [CsvColumn("mfa_active")]
    public required string MfaActive { get; init; }

    [CsvColumn("access_key_1_active")]
    public string AccessKey1Active { get; init; } = False;

    [CsvColumn("access_key_1_last_rotated")]
    public string AccessKey1LastRotated { get; init; } = NotApplicable;

    [CsvColumn("access_key_1_last_used_date")]
    public string AccessKey1LastUsedDate { get; init; } = NotApplicable;

    [CsvColumn("access_key_1_last_used_region")]
    public string AccessKey1LastUsedRegion { get; init; } = NotApplicable;

    [CsvColumn("access_key_1_last_used_service")]
    public string AccessKey1LastUsedService { get; init; } = NotApplicable;

    [CsvColumn("access_key_2_active")]
    public string AccessKey2Active { get; init; } = False;

    [CsvColumn("access_key_2_last_rotated")]
    public string AccessKey2LastRotated { get; init; } = NotApplicable;

    [CsvColumn("access_key_2_last_used_date")]
    public string AccessKey2LastUsedDate { get; init; } = NotApplicable;

    [CsvColumn("access_key_2_last_used_region")]
    public string AccessKey2LastUsedRegion { get; init; } = NotApplicable;

    [CsvColumn("access_key_2_last_used_service")]
    public string AccessKey2LastUsedService { get; init; } = NotApplicable;

    [CsvColumn("cert_1_active")]
    public string Cert1Active { get; init; } = False;

    [CsvColumn("cert_1_last_rotated")]
    public string Cert1LastRotated { get; init; } = NotApplicable;

    [CsvColumn("cert_2_active")]
    public string Cert2Active { get; init; } = False;

    [CsvColumn("cert_2_last_rotated")]
    public string Cert2LastRotated { get; init; } = NotApplicable;

    /// <summary>Tells of keys and certificates beyond the second, which nobody here can have.</summary>
    [CsvColumn("additional_credentials_info")]
    public string AdditionalCredentialsInfo { get; init; } = NotApplicable;

    /// <summary>A value as the report writes it.</summary>
    public static string TextOf(DateTimeOffset time) => time.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The time that a value tells, or none.</summary>
    public static DateTimeOffset? TimeOf(string text) => DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
