/** Headers of one public kind of file, and what a reader of its description would take them for. */
export interface PublicHeaders {
  /** Where such files are found. */
  readonly source: string;
  /** What the files are read as: the fields of which kind the roles are. Of indicators, the role is the good direction. */
  readonly kind: 'customers' | 'orders' | 'referrals' | 'problems' | 'indicators';
  /** By role, the headers that name it when they stand alone. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Headers that are none of the fields of the kind. */
  readonly none: readonly string[];
}

/**
 * Headers of public files, by their source. The roles come from the descriptions of the files, not from what is
 * recognised. To add a header, write it in the line of its role, or in `none`.
 */
export const publicHeaders: readonly PublicHeaders[] = [
  {
    source: 'IBM Telco customer churn, Kaggle blastchar/telco-customer-churn',
    kind: 'customers',
    roles: {
      id: ['customerID'],
      tenure: ['tenure'],
      spend: ['MonthlyCharges', 'TotalCharges'],
      status: ['Churn'],
    },
    none: [
      ...['gender', 'SeniorCitizen', 'Partner', 'Dependents', 'PhoneService', 'MultipleLines'],
      ...['InternetService', 'OnlineSecurity', 'TechSupport', 'StreamingTV', 'Contract'],
      ...['PaperlessBilling', 'PaymentMethod'],
    ],
  },
  {
    source: 'IBM Telco customer churn 11.1.3, Kaggle yeanzc/telco-customer-churn-ibm-dataset',
    kind: 'customers',
    roles: {
      id: ['Customer ID'],
      tenure: ['Tenure in Months', 'Tenure Months'],
      spend: ['Monthly Charge', 'Total Charges', 'Total Revenue'],
      status: ['Churn Label', 'Churn Value', 'Customer Status'],
    },
    none: [
      ...['Referred a Friend', 'Number of Referrals', 'Offer', 'Avg Monthly Long Distance Charges'],
      ...['Avg Monthly GB Download', 'Total Refunds', 'Total Extra Data Charges', 'Under 30'],
      ...['Total Long Distance Charges', 'Age', 'Married', 'Number of Dependents', 'City'],
      ...['Zip Code', 'Latitude', 'Longitude', 'Lat Long', 'Population', 'CLTV', 'Churn Score'],
      ...['Churn Category', 'Churn Reason', 'Satisfaction Score', 'Count'],
    ],
  },
  {
    source: 'Credit card customers, Kaggle sakshigoyal7/credit-card-customers (BankChurners.csv)',
    kind: 'customers',
    roles: { id: ['CLIENTNUM'], tenure: ['Months_on_book'], status: ['Attrition_Flag'] },
    none: [
      ...['Customer_Age', 'Dependent_count', 'Education_Level', 'Marital_Status'],
      ...['Income_Category', 'Card_Category', 'Total_Relationship_Count', 'Credit_Limit'],
      ...['Months_Inactive_12_mon', 'Contacts_Count_12_mon', 'Total_Revolving_Bal'],
      ...['Avg_Open_To_Buy', 'Total_Amt_Chng_Q4_Q1', 'Total_Trans_Amt', 'Total_Trans_Ct'],
      ...['Total_Ct_Chng_Q4_Q1', 'Avg_Utilization_Ratio'],
    ],
  },
  {
    source: 'Bank customer churn, Kaggle shrutimechlearn/churn-modelling (Churn_Modelling.csv)',
    kind: 'customers',
    roles: { id: ['CustomerId'], tenure: ['Tenure'], status: ['Exited', 'IsActiveMember'] },
    none: [
      ...['RowNumber', 'Surname', 'CreditScore', 'Geography', 'Balance', 'NumOfProducts'],
      ...['HasCrCard', 'EstimatedSalary', 'Point Earned', 'Card Type'],
    ],
  },
  {
    source: 'Customer churn dataset, Kaggle muhammadshahidazeem/customer-churn-dataset',
    kind: 'customers',
    roles: { spend: ['Total Spend'] },
    none: [
      ...['Usage Frequency', 'Support Calls', 'Payment Delay', 'Subscription Type'],
      ...['Contract Length', 'Last Interaction'],
    ],
  },
  {
    source:
      'E-commerce churn, Kaggle ankitverma2010/ecommerce-customer-churn-analysis-and-prediction',
    kind: 'customers',
    roles: {},
    none: [
      ...['PreferredLoginDevice', 'CityTier', 'WarehouseToHome', 'HourSpendOnApp', 'Complain'],
      ...['NumberOfDeviceRegistered', 'PreferedOrderCat', 'SatisfactionScore', 'MaritalStatus'],
      ...['NumberOfAddress', 'OrderAmountHikeFromlastYear', 'CouponUsed', 'OrderCount'],
      ...['DaySinceLastOrder', 'CashbackAmount'],
    ],
  },
  {
    source: 'Marketing campaign, Kaggle imakash3011/customer-personality-analysis',
    kind: 'customers',
    roles: { id: ['ID'], start: ['Dt_Customer'] },
    none: [
      ...['Year_Birth', 'Education', 'Income', 'Kidhome', 'Recency', 'MntWines', 'Response'],
      ...['NumWebPurchases', 'NumWebVisitsMonth', 'AcceptedCmp3', 'Z_CostContact', 'Z_Revenue'],
    ],
  },
  {
    source: 'E-commerce customer behavior, Kaggle uom190346a/e-commerce-customer-behavior-dataset',
    kind: 'customers',
    roles: {},
    none: [
      ...['Membership Type', 'Items Purchased', 'Average Rating', 'Discount Applied'],
      ...['Days Since Last Purchase', 'Satisfaction Level'],
    ],
  },
  {
    source: 'Shopping trends, Kaggle iamsouravbanerjee/customer-shopping-trends-dataset',
    kind: 'customers',
    roles: { status: ['Subscription Status'] },
    none: [
      ...['Item Purchased', 'Purchase Amount (USD)', 'Location', 'Size', 'Season'],
      ...['Review Rating', 'Promo Code Used', 'Previous Purchases', 'Frequency of Purchases'],
    ],
  },
  {
    source:
      'RavenStack subscriptions, Kaggle rivalytics/saas-subscription-and-churn-analytics-dataset',
    kind: 'customers',
    roles: {
      id: ['account_id'],
      start: ['signup_date', 'start_date'],
      end: ['end_date', 'churn_date'],
      status: ['churn_flag'],
      spend: ['mrr_amount', 'arr_amount'],
      interval: ['billing_frequency'],
      quantity: ['seats'],
      subscription: ['subscription_id'],
    },
    none: [
      ...['industry', 'referral_source', 'plan_tier', 'is_trial', 'upgrade_flag'],
      ...['auto_renew_flag', 'reason_code', 'refund_amount_usd'],
    ],
  },
  {
    source: 'KKBox churn prediction, Kaggle c/kkbox-churn-prediction-challenge (members, train)',
    kind: 'customers',
    roles: { start: ['registration_init_time'], status: ['is_churn'] },
    none: ['msno', 'bd', 'registered_via', 'payment_plan_days', 'plan_list_price'],
  },
  {
    source:
      'IBM Watson marketing customer value, Kaggle pankajjsh06/ibm-watson-marketing-customer-value-data',
    kind: 'customers',
    roles: { id: ['Customer'], spend: ['Monthly Premium Auto'] },
    none: [
      ...['Customer Lifetime Value', 'Coverage', 'EmploymentStatus', 'Months Since Last Claim'],
      ...['Number of Open Complaints', 'Number of Policies', 'Total Claim Amount'],
      ...['Effective To Date', 'Policy Type', 'Renew Offer Type', 'Vehicle Class'],
      ...['Months Since Policy Inception'],
    ],
  },
  {
    source: 'Cell2Cell telecom churn, Kaggle jpacse/datasets-for-churn-telecom',
    kind: 'customers',
    roles: { spend: ['MonthlyRevenue'], tenure: ['MonthsInService'] },
    none: [
      ...['MonthlyMinutes', 'UniqueSubs', 'ActiveSubs', 'CurrentEquipmentDays', 'AgeHH1'],
      ...['CreditRating', 'OverageMinutes', 'DroppedCalls', 'HandsetPrice', 'IncomeGroup'],
    ],
  },
  {
    source: 'Churn in telecoms, Kaggle becksddf/churn-in-telecoms-dataset',
    kind: 'customers',
    roles: { tenure: ['account length'], status: ['churn'] },
    none: [
      ...['area code', 'phone number', 'voice mail plan', 'number vmail messages'],
      ...['total day minutes', 'total day charge', 'total eve charge', 'total intl charge'],
      ...['customer service calls'],
    ],
  },
  {
    source: 'Stripe, export of customers',
    kind: 'customers',
    roles: {
      id: ['id', 'Email'],
      start: ['Created (UTC)'],
      status: ['Status'],
      spend: ['Total Spend'],
      currency: ['Currency'],
    },
    none: [
      ...['Description', 'Delinquent', 'Plan', 'Payment Count', 'Refunded Volume'],
      ...['Dispute Losses', 'Card Last4', 'Card Brand', 'Account Balance', 'Business Vat ID'],
      ...['account_id (metadata)', 'user_email (metadata)'],
    ],
  },
  {
    source: 'Stripe, export of subscriptions',
    kind: 'customers',
    roles: {
      id: ['Customer ID', 'Customer Email', 'Customer Name'],
      start: ['Start (UTC)', 'Start Date (UTC)'],
      end: ['Canceled At (UTC)', 'Ended At (UTC)'],
      interval: ['Interval'],
      quantity: ['Quantity'],
      spend: ['Amount'],
    },
    none: [
      ...['Current Period Start (UTC)', 'Current Period End (UTC)', 'Product', 'Plan'],
      ...['Cancellation Reason', 'Application Fee', 'Coupon', 'Tax Percent'],
    ],
  },
  {
    source: 'Shopify, export of customers',
    kind: 'customers',
    roles: { spend: ['Total Spent'] },
    none: [
      ...['First Name', 'Last Name', 'Accepts Email Marketing', 'Default Address City'],
      ...['Default Address Zip', 'Total Orders', 'Note', 'Tax Exempt', 'Tags'],
    ],
  },
  {
    source: 'WooCommerce Analytics, export of customers',
    kind: 'customers',
    roles: {
      id: ['Name', 'Username'],
      start: ['Sign Up'],
      last: ['Last Active'],
    },
    none: ['Orders', 'AOV', 'Country / Region', 'Region', 'Postal Code'],
  },
  {
    source: 'HubSpot, export of contacts and companies',
    kind: 'customers',
    roles: {
      id: ['Company ID', 'Company name'],
      start: ['Create Date', 'createdate', 'Became a Customer Date'],
      last: ['Last Activity Date'],
      spend: ['Total Revenue'],
    },
    none: [
      ...['Number of Employees', 'numberofemployees', 'Industry', 'Lifecycle Stage'],
      ...['Lead Status', 'Company owner', 'Time Zone', 'Recent Deal Close Date', 'Job Title'],
      ...['Number of Associated Deals', 'Website URL', 'Year Founded', 'Last Modified Date'],
    ],
  },
  {
    source: 'Salesforce, report of accounts',
    kind: 'customers',
    roles: {
      id: ['Account ID', 'Account Name'],
      start: ['Created Date', 'Customer Since'],
    },
    none: [
      ...['Account Owner', 'Billing City', 'Billing State/Province', 'Employees', 'Rating'],
      ...['Parent Account', 'Account Source', 'Billing Zip/Postal Code', 'Account Site'],
    ],
  },
  {
    source: 'Chargebee, export of subscriptions',
    kind: 'customers',
    roles: {
      id: ['Customer Id'],
      start: ['Created At', 'Started At', 'Activated At'],
      end: ['Cancelled At'],
      spend: ['MRR'],
      quantity: ['Plan Quantity'],
      interval: ['Billing Period'],
      subscription: ['Subscription Id'],
    },
    none: [
      ...['Next Billing At', 'Current Term Start', 'Current Term End'],
      ...['Plan Unit Price', 'Remaining Billing Cycles', 'Setup Fee', 'Auto Collection'],
    ],
  },
  {
    source: 'Recurly, export of accounts and subscriptions',
    kind: 'customers',
    roles: {
      id: ['account_code'],
      start: ['activated_at', 'created_at'],
      end: ['canceled_at'],
      quantity: ['quantity'],
    },
    none: [
      ...['current_period_ends_at', 'unit_amount', 'plan_code', 'total_billing_cycles'],
      ...['coupon_code', 'company_vat_number', 'tax_exempt'],
    ],
  },
  {
    source: 'ChartMogul, export of customers',
    kind: 'customers',
    roles: { start: ['Customer since'], spend: ['ARR', 'ARPA'], id: ['Company'] },
    none: ['Billing system URL', 'Owner', 'Country', 'Lead created at'],
  },
  {
    source: "Raiser's Edge, DonorPerfect and Bloomerang, lists of donors",
    kind: 'customers',
    roles: {
      id: ['Constituent ID', 'Donor ID', 'donor_id', 'Donor Name', 'Donor'],
      start: ['First Gift Date', 'Date of First Gift'],
      last: ['Last Gift Date'],
      spend: ['Lifetime Giving', 'Total Giving', 'Annual Giving'],
    },
    none: [
      ...['Largest Gift Amount', 'Last Gift Amount', 'First Gift Amount', 'Number of Gifts'],
      ...['Average Gift', 'Giving Level', 'Salutation', 'Solicitor'],
    ],
  },
  {
    source: 'Datablist, sample CSV files (customers-1000.csv)',
    kind: 'customers',
    roles: { id: ['Customer Id'], start: ['Subscription Date'] },
    none: ['Index', 'Phone 1', 'Phone 2', 'Website'],
  },
  {
    source: 'dunnhumby, The Complete Journey (hh_demographic.csv)',
    kind: 'customers',
    roles: { id: ['household_key'] },
    none: [
      ...['AGE_DESC', 'MARITAL_STATUS_CODE', 'INCOME_DESC', 'HOMEOWNER_DESC'],
      ...['HOUSEHOLD_SIZE_DESC', 'KID_CATEGORY_DESC'],
    ],
  },
  {
    source: 'Microsoft AdventureWorksDW, DimCustomer',
    kind: 'customers',
    roles: {
      id: ['CustomerKey', 'EmailAddress'],
      start: ['DateFirstPurchase'],
    },
    none: [
      ...['BirthDate', 'YearlyIncome', 'TotalChildren', 'NumberCarsOwned', 'CommuteDistance'],
      ...['HouseOwnerFlag', 'GeographyKey', 'MaritalStatus'],
    ],
  },
  {
    source:
      'lists that people write themselves, as questions on Stack Overflow and Kaggle show them',
    kind: 'customers',
    roles: {
      id: ['cust', 'Cust ID', 'Client', 'Buyer', 'Subscriber ID', 'customer_unique_id'],
      tenure: [
        ...['Retention Years', 'length of residence (years)', 'Years of residence'],
        ...['Customer Lifespan (days)', 'customer_tenure_months', 'Membership duration'],
        ...['years as client', 'Relationship Length (years)', 'tenuremonths'],
      ],
      spend: [
        ...['Annual Spend', 'average annual spend', 'Avg. Monthly Spend', 'ARPU', 'annualspend'],
        ...['Annual Contract Value', 'ACV', 'Monthly Recurring Revenue', 'Yearly Subscription Fee'],
        ...['Average Revenue per User (monthly)', 'Total amount spent', 'monthly_payment_amount'],
      ],
      start: [
        'Date Joined',
        'Joining Date',
        'Enrollment Date',
        'subscription_start',
        'Sign-up date',
      ],
      end: ['Date of Churn', 'Termination Date', 'Subscription End Date', 'cancellation_date'],
      status: ['is_active', 'Active?', 'Cust Status', 'Membership Status', 'is_churned'],
    },
    none: [
      ...['Customer Age', 'Customer Age (years)', 'company revenue', 'Average Discount'],
      ...['Acquisition Cost', 'Cost to serve', 'Acquisition Channel', 'Average Order Value'],
      ...['Loyalty Points', 'Annual retention', 'Paid', 'Premium', 'Churn Probability'],
      ...['Predicted Churn', 'Customer Type', 'Contact Number', 'Next Payment Date'],
      ...['Relationship Status', 'Donations per year', 'Yearly Subscription', 'Years at company'],
    ],
  },
  {
    source: 'Brazilian e-commerce by Olist, Kaggle olistbr/brazilian-ecommerce',
    kind: 'orders',
    roles: {
      customer: ['customer_id', 'customer_unique_id'],
      date: ['order_purchase_timestamp'],
      amount: ['payment_value'],
    },
    none: [
      ...['order_approved_at', 'order_delivered_carrier_date', 'order_delivered_customer_date'],
      ...['order_estimated_delivery_date', 'shipping_limit_date', 'payment_type'],
      ...['payment_installments', 'payment_sequential', 'review_score', 'seller_id'],
      ...['customer_zip_code_prefix', 'customer_city', 'customer_state', 'product_id'],
      ...['product_category_name', 'product_weight_g', 'geolocation_lat', 'geolocation_lng'],
      ...['review_creation_date', 'review_answer_timestamp'],
    ],
  },
  {
    source: 'Superstore sales, Kaggle vivek468/superstore-dataset-final',
    kind: 'orders',
    roles: { customer: ['Customer ID', 'Customer Name'], date: ['Order Date'], amount: ['Sales'] },
    none: [
      ...['Ship Date', 'Ship Mode', 'Segment', 'Postal Code', 'Product ID', 'Sub-Category'],
      ...['Discount', 'Profit', 'Row ID', 'Order Priority'],
    ],
  },
  {
    source: 'Etsy, export of sold orders and their items',
    kind: 'orders',
    roles: {
      customer: ['Buyer', 'Buyer User ID'],
      date: ['Sale Date', 'Date Paid'],
      amount: ['Order Value', 'Order Total'],
    },
    none: [
      ...['Item Name', 'Coupon Code', 'Discount Amount', 'Shipping Discount', 'Listing ID'],
      ...['Order Sales Tax', 'Date Shipped', 'Ship Name', 'Ship City', 'Variations', 'Item Total'],
      ...['VAT Paid by Buyer', 'Order Net', 'Card Processing Fees', 'Price', 'Number of Items'],
    ],
  },
  {
    source: 'Supermarket sales, Kaggle aungpyaeap/supermarket-sales',
    kind: 'orders',
    roles: { date: ['Date'], amount: ['Total'], goods: ['cogs'] },
    none: [
      ...['Branch', 'Customer type', 'Product line', 'Unit price', 'Tax 5%', 'Payment'],
      ...['gross margin percentage', 'gross income', 'Rating'],
    ],
  },
  {
    source: 'dunnhumby, The Complete Journey (transaction_data.csv)',
    kind: 'orders',
    roles: { customer: ['household_key'], amount: ['SALES_VALUE'], date: ['DAY'] },
    none: ['RETAIL_DISC', 'COUPON_DISC', 'COUPON_MATCH_DISC', 'STORE_ID', 'TRANS_TIME', 'WEEK_NO'],
  },
  {
    source: 'Ta-Feng grocery, Kaggle chiranjivdas09/ta-feng-grocery-dataset',
    kind: 'orders',
    roles: { customer: ['CUSTOMER_ID'], date: ['TRANSACTION_DT'] },
    none: ['AGE_GROUP', 'PIN_CODE', 'PRODUCT_SUBCLASS', 'ASSET'],
  },
  {
    source: 'KKBox churn prediction, Kaggle c/kkbox-churn-prediction-challenge (transactions)',
    kind: 'orders',
    roles: { date: ['transaction_date'], amount: ['actual_amount_paid'] },
    none: ['payment_method_id', 'payment_plan_days', 'plan_list_price', 'membership_expire_date'],
  },
  {
    source: 'Microsoft AdventureWorksDW, FactInternetSales',
    kind: 'orders',
    roles: {
      customer: ['CustomerKey'],
      date: ['OrderDate'],
      amount: ['SalesAmount'],
      goods: ['TotalProductCost'],
      'unit-cost': ['ProductStandardCost'],
    },
    none: [
      ...[
        'DueDate',
        'ShipDate',
        'ProductKey',
        'UnitPrice',
        'DiscountAmount',
        'UnitPriceDiscountPct',
      ],
      ...['PromotionKey', 'SalesTerritoryKey'],
    ],
  },
  {
    source: 'Microsoft AdventureWorks, SalesOrderDetail',
    kind: 'orders',
    roles: { order: ['SalesOrderID'], amount: ['LineTotal'] },
    none: ['OrderQty', 'UnitPrice', 'UnitPriceDiscount', 'SpecialOfferID', 'CarrierTrackingNumber'],
  },
  {
    source: 'Microsoft Northwind, Orders',
    kind: 'orders',
    roles: { customer: ['CustomerID'], date: ['OrderDate'] },
    none: ['RequiredDate', 'ShippedDate', 'ShipVia', 'EmployeeID', 'ShipCountry', 'Freight'],
  },
  {
    source: 'Magento and Adobe Commerce, export of orders and the API',
    kind: 'orders',
    roles: {
      customer: ['Customer Name', 'Customer Email', 'customer_email'],
      date: ['Purchase Date', 'created_at'],
      amount: ['Grand Total (Base)', 'Grand Total (Purchased)', 'grand_total', 'total_paid'],
      refunded: ['Total Refunded', 'total_refunded'],
    },
    none: [
      ...['Purchase Point', 'Bill-to Name', 'Ship-to Name', 'Billing Address', 'Shipping Address'],
      ...['Customer Group', 'Subtotal', 'Payment Method', 'Shipping Information', 'total_due'],
      ...['total_qty_ordered', 'updated_at', 'discount_amount', 'customer_note_notify'],
    ],
  },
  {
    source: 'BigCommerce, export of orders',
    kind: 'orders',
    roles: { amount: ['Order Total (inc tax)', 'Order Total (ex tax)'] },
    none: [
      ...['Order Time', 'Subtotal (inc tax)', 'Handling Cost (inc tax)', 'Coupon Details'],
      ...['Total Quantity', 'Total Shipped', 'Ship Method', 'Store Credit Redeemed'],
    ],
  },
  {
    source: 'WooCommerce, Customer/Order CSV Export',
    kind: 'orders',
    roles: {
      customer: ['billing_email'],
      date: ['order_date', 'paid_date', 'date_created'],
      amount: ['order_total'],
    },
    none: [
      ...['billing_first_name', 'billing_city', 'billing_postcode', 'payment_method_title'],
      ...['customer_note', 'order_discount', 'cart_discount', 'shipping_method', 'order_weight'],
    ],
  },
  {
    source: 'HubSpot, export of deals',
    kind: 'orders',
    roles: {
      customer: ['Associated Company', 'Company'],
      date: ['Close Date', 'closedate', 'Create Date'],
      amount: ['Amount'],
    },
    none: [
      ...['Deal Name', 'Deal owner', 'Pipeline', 'Last Activity Date', 'Deal Type'],
      ...['Amount in company currency', 'Deal probability', 'Weighted amount'],
    ],
  },
  {
    source: 'Salesforce, report of opportunities',
    kind: 'orders',
    roles: { customer: ['Account Name'], date: ['Created Date'] },
    none: [
      ...['Opportunity Name', 'Probability (%)', 'Lead Source', 'Next Step', 'Fiscal Period'],
      ...['Opportunity Owner', 'Expected Revenue', 'Age'],
    ],
  },
  {
    source: "Raiser's Edge, DonorPerfect and CiviCRM, exports of gifts",
    kind: 'orders',
    roles: {
      customer: ['Constituent ID', 'Donor ID', 'Contact ID', 'Donor Name', 'donor_email'],
      date: ['Gift Date', 'Date Received', 'Contribution Date', 'donation_date'],
      amount: ['Gift Amount', 'Total Amount', 'donation_amount'],
    },
    none: [
      ...['Record Type', 'GL Code', 'Fund', 'Financial Type', 'Contribution Source'],
      ...['Thank-you Date', 'Non-deductible Amount', 'Fee Amount', 'Solicitor', 'Campaign ID'],
    ],
  },
  {
    source: 'Amazon Seller Central, reports of orders',
    kind: 'orders',
    roles: {
      customer: ['buyer-email', 'buyer-name'],
      date: ['purchase-date', 'payments-date'],
    },
    none: [
      ...['item-price', 'item-tax', 'shipping-price', 'ship-city', 'ship-postal-code', 'sku'],
      ...['last-updated-date', 'promise-date', 'product-name', 'ship-service-level'],
    ],
  },
  {
    source: 'eBay, report of orders',
    kind: 'orders',
    roles: {
      customer: ['Buyer Username', 'Buyer Name', 'Buyer Email'],
      date: ['Paid On Date', 'Sale Date'],
      amount: ['Total Price'],
    },
    none: [
      ...['Ship By Date', 'Item Title', 'Buyer Address 1', 'Buyer City', 'Buyer Zip'],
      ...['eBay Collected Tax', 'Feedback Left', 'Item Number', 'Minimum Estimated Delivery Date'],
    ],
  },
  {
    source:
      'E-commerce customer data, Kaggle shriyashjagtap/e-commerce-customer-for-behavior-analysis',
    kind: 'orders',
    roles: { amount: ['Total Purchase Amount'] },
    none: ['Product Category', 'Product Price', 'Customer Age', 'Returns', 'Gender', 'Churn'],
  },
  {
    source: 'Xero, export of invoices',
    kind: 'orders',
    roles: {
      customer: ['ContactName', 'EmailAddress'],
      date: ['InvoiceDate'],
      amount: ['Total', 'InvoiceAmountPaid'],
    },
    none: ['DueDate', 'InvoiceAmountDue', 'POCity', 'LineAmount', 'UnitAmount', 'AccountCode'],
  },
  {
    source: 'ReferralCandy, SaaSquatch and Viral Loops, exports of referrals',
    kind: 'referrals',
    roles: {
      referrer: [
        ...['Referrer Email', 'referrer_email', 'Advocate Email', 'Advocate Name', 'Referred By'],
        ...['Referring Customer', 'referrer_customer_id', 'Referred By Email', 'inviter_user_id'],
        ...['sponsor_member_id', 'referring_user_id'],
      ],
      referred: [
        ...['Referee Email', 'referee_email', 'Friend Email', 'Friend Name', 'referred_user_id'],
        ...['invited_user_email', 'New Customer Email', 'Referred Customer'],
      ],
      date: ['Referral Date', 'Referred At', 'Date Referred', 'Created At'],
    },
    none: [
      ...['Referral Code', 'Referral Link', 'Reward Status', 'Reward Amount', 'Purchase Amount'],
      ...['Referral Source', 'Referred a Friend', 'Number of Referrals', 'Coupon Code'],
    ],
  },
  {
    source: 'CFPB, consumer complaint database; Kaggle suraj520/customer-support-ticket-dataset',
    kind: 'problems',
    roles: {
      problem: ['Issue', 'Ticket Type', 'Complaint Category', 'Issue Type'],
      customer: ['Customer Name', 'Customer Email', 'Customer ID'],
      date: ['Date received', 'Complaint Date', 'Ticket Created Date', 'Date Reported'],
      outcome: ['Ticket Status'],
      words: ['Ticket Subject', 'Ticket Description'],
    },
    none: [
      ...['Company response to consumer', 'Timely response?', 'Consumer disputed?', 'ZIP code'],
      ...['Complaint ID', 'Submitted via', 'Date sent to company', 'Date of Purchase'],
      ...['Customer Age', 'Customer Gender', 'Ticket Priority', 'Ticket Channel'],
      ...['Customer Satisfaction Rating', 'Product Purchased', 'First Response Time'],
    ],
  },
  {
    source: 'Zendesk, the CSV of a view',
    kind: 'problems',
    roles: {
      problem: ['Ticket type', 'Reason for contact [list]'],
      customer: ['Requester', 'Requester id', 'Requester external id', 'Requester email'],
      outcome: ['Status'],
      date: ['Created at'],
      closed: ['Solved at'],
      words: ['Subject', 'Description'],
    },
    none: [
      ...['Summation column', 'Requester domain', 'Submitter', 'Assignee', 'Group', 'Tags'],
      ...['Priority', 'Via', 'Updated at', 'Assigned at', 'Due date', 'Initially assigned at'],
      ...['Satisfaction Score', 'Group stations', 'Assignee stations', 'Reopens', 'Replies'],
      ...['First reply time in minutes', 'First resolution time in minutes'],
      ...['Full resolution time in minutes', 'Requester wait time in minutes'],
    ],
  },
  {
    source: 'Freshdesk, an export of tickets',
    kind: 'problems',
    roles: {
      customer: ['Email', 'Contact ID'],
      outcome: ['Status'],
      date: ['Created time'],
      closed: ['Resolved time', 'Closed time'],
      words: ['Subject'],
    },
    none: [
      // Alone, "Type" is that of anything.
      ...['Ticket ID', 'Priority', 'Source', 'Type', 'Agent', 'Group', 'Due by Time', 'Tags'],
      ...['Last update time', 'Initial response time', 'Time tracked', 'Agent interactions'],
      ...['First response time (in hrs)', 'Customer interactions', 'Resolution status'],
      ...['First response status', 'Survey results', 'Association type', 'Product', 'Work phone'],
    ],
  },
  {
    source: 'Intercom, a data set of conversations',
    kind: 'problems',
    roles: {
      problem: ['AI Topic', 'Ticket category', 'Ticket type'],
      customer: ['User ID', 'User email', 'User name'],
      outcome: ['Current conversation state'],
      date: ['Conversation started at (America/New_York)', 'Conversation created at (Etc/UTC)'],
      closed: [
        'Conversation last closed at (America/New_York)',
        'Conversation first closed at (America/New_York)',
      ],
      words: ['Conversation rating remark', 'Last teammate rating remark'],
    },
    none: [
      ...['Conversation ID', 'Teammate currently assigned', 'Team currently assigned', 'Channel'],
      ...[
        'Conversation tag',
        'Topics',
        'Started by',
        'Fin AI Agent involved',
        'Handling time (seconds)',
      ],
      ...['Time to close (seconds)', 'First response time (seconds)', 'Conversation priority'],
      ...['CX Score rating', 'Resolved on first contact', 'Source URL', 'Conversation URL'],
    ],
  },
  {
    source: 'exports of billing programs, of tills and of gyms: columns beside those that are read',
    kind: 'customers',
    roles: { quantity: ['Seat count', 'Number of seats', 'Licenses'] },
    none: [
      ...['Discount', 'Next payment date', 'Days since last order', 'Plan start price', 'E'],
      ...['Preferred store', 'Net promoter', 'Contract end', 'Contract length', 'Trial days'],
      ...['Billing day', 'Payment month', 'Sales year', 'Charge month', 'License number', 'Staff'],
      ...['Seat number', 'Licence key', 'Seat price', 'Signup source', 'Start plan', 'Start price'],
      ...['First order value', 'Last payment', 'Last order amount', 'Years to renewal', 'Plan'],
      ...['Membership level', 'Membership number', 'Membership fee', 'Renewal date', 'Churn month'],
      ...['Churned revenue', 'Expected revenue', 'Payment method', 'Amount due', 'Balance due'],
      ...['Credit limit', 'Revenue growth', 'Sales rep', 'Sales tax', 'Account manager'],
      ...['Customer tags', 'Customer until', 'Household income', 'Household members', 'Guests'],
      ...['Email opens', 'Opening hours', 'Leave reason', 'End user', 'Term length', 'Period end'],
      ...['Session duration', 'Average order value', 'Spend score', 'Gross margin', 'Net weight'],
      ...['Gift card balance', 'Largest gift', 'Unit price', 'Premium member', 'Late fee'],
      ...['Monthly visits', 'Monthly cost', 'Annual leave', 'Join year', 'Years at address'],
      ...['Relationship manager', 'Loyalty points', 'Created by', 'Cancellation fee', 'New MRR'],
      ...['Active users', 'License type', 'Purchase frequency', 'Currency rate', 'First name'],
      ...['Returning customer', 'Purchase count', 'Last year revenue', 'Employee turnover'],
      ...['Paid until', 'Sales to date', 'Max spend', 'Charge type', 'Sign up month', 'End year'],
    ],
  },
  {
    source:
      'Facebook, X, LinkedIn and YouTube insights, Google Analytics, reports of surveys and churn',
    kind: 'indicators',
    roles: {
      up: [
        ...['Facebook fans', 'Twitter followers', 'Retweets', 'Site visits', 'Video views'],
        ...['Positive ratings', 'Satisfaction', 'Engagement', 'Loyalty', 'NPS', 'Page views'],
        ...['YouTube subscribers', 'LinkedIn followers', 'TikTok followers', 'Total followers'],
        ...['Website sessions', 'Unique visitors', 'Customer satisfaction score', 'Retention rate'],
        ...['Engagement rate', 'Customer retention rate', 'Average star rating', 'Post shares'],
        ...['Instagram impressions', 'Customer loyalty index', 'Average NPS', 'Net Promoter Score'],
        ...['Repeat purchase rate', 'CSAT (%)', 'Facebook engagement', 'Blog page views'],
      ],
      down: [
        ...['Churn rate', 'Customer churn', 'Monthly churn rate', 'Revenue churn (%)'],
        ...['Attrition rate', 'Days to resolve', 'Average resolution time', 'Logo churn'],
      ],
      either: ['Complaints', 'Number of complaints'],
    },
    none: [
      ...['Temperature', 'Headcount', 'Open tickets', 'Negative reviews', 'NPS responses'],
      ...['Followers lost', 'Unfollows', 'Satisfaction survey responses', 'Store visits cost'],
    ],
  },
];
